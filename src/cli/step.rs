use std::sync::Arc;
use std::time::Duration;

use crate::io::work_done::WorkDone;

/// A part of the work of a command, for [`Progress`](super::progress::Progress).
#[derive(Debug)]
pub struct Step {
    /// What is being done, for example `writing files`.
    pub name: &'static str,
    /// How many parts it has; 0 if that is not known.
    pub total: usize,
    /// What is done of it.
    pub done: Arc<WorkDone>,
}

impl Step {
    /// The line about this step after it has taken `time`.
    pub fn line(&self, time: Duration) -> String {
        let Step { name, total, done } = self;
        let seconds = time.as_secs();
        match (done.pictures(), total) {
            (Some((drawn, all)), _) => format!("drawing smaller pictures: {drawn} of {all}, {seconds} s"),
            (None, 0) => format!("{name}: {seconds} s"),
            (None, _) => format!("{name}: {} of {total}, {seconds} s", done.parts()),
        }
    }
}
