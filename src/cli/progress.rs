//! One line on the terminal about a step that takes longer than a second. It is gone when the step ends.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::step::Step;
use crate::io::work_done::WorkDone;

/// Steps shorter than this show nothing.
const DELAY: Duration = Duration::from_secs(1);
/// How often the line is drawn.
const INTERVAL: Duration = Duration::from_millis(200);

/// Shows the step at work. Dropping it removes the line; do so before you print anything else.
pub struct Progress {
    line: Option<(Sender<Step>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins with the step `name`. Nothing is shown if standard error is not a terminal.
    pub fn start(name: &'static str) -> Progress {
        let progress = Progress { line: std::io::stderr().is_terminal().then(spawn) };
        progress.step(name, 0);
        progress
    }

    /// Goes on with the step `name`, which has `total` parts. Returns the counters of what is done.
    pub fn step(&self, name: &'static str, total: usize) -> Arc<WorkDone> {
        let done = Arc::new(WorkDone::default());
        if let Some((steps, _)) = &self.line {
            let _ = steps.send(Step { name, total, done: done.clone() });
        }
        done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((steps, line)) = self.line.take() {
            drop(steps);
            let _ = line.join();
        }
    }
}

fn spawn() -> (Sender<Step>, JoinHandle<()>) {
    let (sender, receiver) = mpsc::channel();
    (sender, thread::spawn(move || follow(&receiver, DELAY, &mut std::io::stderr())))
}

/// Draws each of `steps` that takes longer than `delay`, until there will be no more.
fn follow(steps: &Receiver<Step>, delay: Duration, out: &mut impl Write) {
    let mut step: Option<(Step, Instant)> = None;
    let mut is_drawn = false;
    loop {
        match steps.recv_timeout(INTERVAL) {
            Ok(next) => step = Some((next, Instant::now())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if let Some((step, start)) = &step
            && start.elapsed() >= delay
        {
            // Back to the first column, and clear what the last line has left.
            let _ = write!(out, "\r{}\x1b[K", step.line(start.elapsed()));
            let _ = out.flush();
            is_drawn = true;
        }
    }
    if is_drawn {
        let _ = write!(out, "\r\x1b[K");
        let _ = out.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(delay: Duration) -> String {
        let (sender, receiver) = mpsc::channel();
        for (name, total, parts) in [("reading the site", 0, 0), ("writing files", 647, 120)] {
            let done = Arc::new(WorkDone::default());
            (0..parts).for_each(|_| done.add_part());
            sender.send(Step { name, total, done }).unwrap();
        }
        let done = Arc::new(WorkDone::default());
        done.begin_drawing(40);
        done.add_picture();
        sender.send(Step { name: "writing files", total: 647, done }).unwrap();
        drop(sender);
        let mut out = Vec::new();
        follow(&receiver, delay, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn slow_steps_are_drawn_in_one_line_that_goes() {
        assert_eq!(
            drawn(Duration::ZERO),
            "\rreading the site: 0 s\x1b[K\rwriting files: 120 of 647, 0 s\x1b[K\rdrawing smaller pictures: 1 of 40, 0 s\x1b[K\r\x1b[K"
        );
    }

    #[test]
    fn quick_steps_are_not_drawn() {
        assert_eq!(drawn(Duration::MAX), "");
    }

    #[test]
    fn a_step_counts_even_if_nothing_is_shown() {
        let done = Progress { line: None }.step("writing files", 2);
        done.add_part();
        assert_eq!(done.parts(), 1);
    }
}
