use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A part of the work of a command, for [`Progress`](super::progress::Progress).
#[derive(Debug)]
pub struct Step {
    /// What is being done, for example `writing files`.
    pub name: &'static str,
    /// How many parts it has; 0 if that is not known.
    pub total: usize,
    /// How many of them are done.
    pub done: Arc<AtomicUsize>,
}

impl Step {
    /// The line about this step after it has taken `time`.
    pub fn line(&self, time: Duration) -> String {
        let Step { name, total, done } = self;
        match total {
            0 => format!("{name}: {} s", time.as_secs()),
            _ => format!("{name}: {} of {total}, {} s", done.load(Ordering::Relaxed), time.as_secs()),
        }
    }
}
