//! With as many threads as allowed open files (`ulimit -n 64` on a large machine) some threads find no handle
//! left. The others will give theirs back at once, so waiting is enough.

use std::io;
use std::thread;
use std::time::Duration;

/// `EMFILE` and `ENFILE`, the same on Linux, macOS and the BSDs; std has no kind for them.
const TOO_MANY_OPEN: [i32; 2] = [24, 23];

const ATTEMPTS: u32 = 2_000;

/// An error that may say that too many files are open.
pub(super) trait Shortage {
    /// Whether it does.
    fn is_shortage(&self) -> bool;
}

impl Shortage for io::Error {
    fn is_shortage(&self) -> bool {
        cfg!(unix) && self.raw_os_error().is_some_and(|code| TOO_MANY_OPEN.contains(&code))
    }
}

/// Runs `attempt` again as long as it fails for too many open files. It must hold no file of its own while it waits,
/// or all threads would wait for each other.
pub(super) fn patiently<T, E: Shortage>(mut attempt: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..ATTEMPTS {
        match attempt() {
            Err(error) if error.is_shortage() => thread::sleep(Duration::from_millis(1)),
            result => return result,
        }
    }
    attempt()
}
