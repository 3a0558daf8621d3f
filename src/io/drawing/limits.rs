//! What one drawing may use. A picture on a slide needs a tenth of it.

use std::time::Duration;

/// The time from the start of the process to its result.
pub const TIME: Duration = Duration::from_secs(5);

/// All memory of the process, in megabytes.
#[cfg(unix)]
pub const MEMORY: u64 = 512;

/// The memory that the allocator takes from the system at once, in kilobytes.
pub const RESERVED: &str = "32768";

/// The stack, which is a part of that memory, in bytes.
pub const STACK: usize = 64 * 1024 * 1024;

/// Bytes of a result. A card that is noise has 3 MB.
pub const RESULT: u64 = 16 * 1024 * 1024;

/// Processes that draw at once.
pub const PROCESSES: usize = 4;

/// Sets the limits of this process. A system without such limits has only the one of time, which the parent keeps.
#[cfg(unix)]
pub fn enter() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let lower = |resource, limit: u64| {
        let Rlimit { current, maximum } = getrlimit(resource);
        let limit = [current, maximum].into_iter().flatten().fold(limit, u64::min);
        // If the system refuses, the other limits still hold.
        let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
    };
    lower(Resource::As, MEMORY * 1024 * 1024);
    // If the parent is killed, nobody else ends this process.
    lower(Resource::Cpu, TIME.as_secs() + 1);
    lower(Resource::Core, 0);
}

/// There are no such limits here.
#[cfg(not(unix))]
pub fn enter() {}
