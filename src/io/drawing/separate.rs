use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::{ARGUMENT, limits};
use crate::base::{Drawer, NotDrawn};

/// Draws in processes of its own, a few at once.
#[derive(Debug)]
pub struct Separate {
    program: PathBuf,
    /// A thread for each process, started with the first job. The caller's own threads only wait.
    threads: OnceLock<Option<ThreadPool>>,
}

impl Separate {
    /// Draws with this program.
    pub fn new() -> Separate {
        // On Linux, this is the running program even if its file was replaced or deleted.
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { Ok(itself) } else { std::env::current_exe() };
        // An empty path is a program that does not start.
        Separate::of(program.unwrap_or_default())
    }

    /// Draws with `program`.
    fn of(program: PathBuf) -> Separate {
        Separate { program, threads: OnceLock::new() }
    }
}

impl Default for Separate {
    fn default() -> Separate {
        Separate::new()
    }
}

impl Drawer for Separate {
    fn draw(&self, job: &[u8]) -> Result<Vec<u8>, NotDrawn> {
        let begin = || ThreadPoolBuilder::new().num_threads(limits::PROCESSES).build().ok();
        let threads = self.threads.get_or_init(begin).as_ref().ok_or(NotDrawn::NotStarted)?;
        // Not `install`: while it waits, it would take up other work of the caller, and then more within that.
        let (sender, receiver) = mpsc::channel();
        let job = job.to_vec();
        let program = self.program.clone();
        threads.spawn(move || {
            let _ = sender.send(start(&program).and_then(|child| finish(child, job)));
        });
        receiver.recv().unwrap_or(Err(NotDrawn::NotStarted))
    }
}

fn start(program: &Path) -> Result<Child, NotDrawn> {
    let mut command = Command::new(program);
    command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // The allocator reserves a gigabyte at once by default, which is more than the process may have.
    command.env("MIMALLOC_ARENA_RESERVE", limits::RESERVED);
    command.spawn().map_err(|_| NotDrawn::NotStarted)
}

/// Gives a process its job and waits for the result, but not too long.
fn finish(mut child: Child, job: Vec<u8>) -> Result<Vec<u8>, NotDrawn> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(NotDrawn::NotStarted);
    };
    let (sender, receiver) = mpsc::channel();
    let talk = move || {
        // A process that ends early is judged by how it ended.
        let _ = input.write_all(&job);
        drop((input, job));
        let mut bytes = Vec::new();
        let read = output.take(limits::RESULT).read_to_end(&mut bytes);
        let _ = sender.send(read.map(|_| bytes));
    };
    let received = match thread::Builder::new().spawn(talk) {
        Ok(_) => receiver.recv_timeout(limits::TIME),
        Err(_) => Err(RecvTimeoutError::Disconnected),
    };
    if received.is_err() {
        // It may have ended in the meantime.
        let _ = child.kill();
    }
    let ended = child.wait();
    match (received, ended) {
        (Err(RecvTimeoutError::Timeout), _) => Err(NotDrawn::TooSlow(limits::TIME.as_secs())),
        (Ok(Ok(bytes)), Ok(status)) if status.success() => Ok(bytes),
        (Ok(_), Ok(status)) => Err(reason(status)),
        _ => Err(NotDrawn::NotStarted),
    }
}

/// Why a process ended without a result.
#[cfg(unix)]
fn reason(status: ExitStatus) -> NotDrawn {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(signal) if signal == Signal::XCPU.as_raw() => NotDrawn::TooSlow(limits::TIME.as_secs()),
        // It aborts if it gets no memory, or if the stack is full.
        Some(_) => NotDrawn::TooLarge(limits::MEMORY),
        None => NotDrawn::Failed,
    }
}

#[cfg(not(unix))]
fn reason(_: ExitStatus) -> NotDrawn {
    NotDrawn::Failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_gone_draws_nothing() {
        let drawer = Separate::of("/nowhere/talkpress".into());
        assert_eq!([drawer.draw(b"job"), drawer.draw(b"job")], [Err(NotDrawn::NotStarted), Err(NotDrawn::NotStarted)]);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_answers_nothing_has_failed() {
        assert_eq!(Separate::of("/bin/false".into()).draw(&[0; 1_000_000]), Err(NotDrawn::Failed));
    }
}
