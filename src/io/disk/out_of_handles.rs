//! With about as many threads as allowed open files (`ulimit -n 64` on a large machine), some threads cannot open a file.
//! The others soon close theirs, so waiting is enough.

use std::io;
use std::thread;
use std::time::Duration;

/// `EMFILE` and `ENFILE`, the same on Linux, macOS and the BSDs; std has no kind for them.
const TOO_MANY_OPEN: [i32; 2] = [24, 23];

const ATTEMPTS: u32 = 2_000;

/// An error that may mean that too many files are open.
pub(super) trait OutOfHandles {
    /// Whether it means that.
    fn is_out_of_handles(&self) -> bool;
}

impl OutOfHandles for io::Error {
    fn is_out_of_handles(&self) -> bool {
        cfg!(unix) && self.raw_os_error().is_some_and(|code| TOO_MANY_OPEN.contains(&code))
    }
}

/// Repeats `attempt` while it fails because too many files are open. `attempt` must keep no file open when it fails, or all
/// threads would wait for each other.
pub(super) fn retry_when_out_of_handles<T, E: OutOfHandles>(mut attempt: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..ATTEMPTS {
        match attempt() {
            Err(error) if error.is_out_of_handles() => thread::sleep(Duration::from_millis(1)),
            result => return result,
        }
    }
    attempt()
}
