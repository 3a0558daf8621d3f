//! Runs this program again with less memory than the system has. A file that needs more ends that process, and this one can say so.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

#[cfg(unix)]
use super::allocator;

/// The argument that starts this program as the process with a limit. The next ones are the limit in bytes and the number of the
/// process that waits for it, and the rest what is to be done. It is not for people, so it is in no help.
pub const ARGUMENT: &str = "--within-memory";

/// How the process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself, with this code.
    Code(i32),
    /// It got no memory, or its stack was full.
    NoMemory,
    /// Somebody has stopped it.
    Stopped,
}

/// Runs this program with the `arguments` in at most so many `bytes` of memory, and waits for it. `None` if this system has no such
/// limits, or does not start it.
pub fn run_again(arguments: &[OsString], bytes: u64) -> Option<Ended> {
    if cfg!(not(unix)) {
        return None;
    }
    // On Linux, this is the running program even if its file was replaced or deleted.
    let itself = PathBuf::from("/proc/self/exe");
    let program = if itself.exists() { itself } else { std::env::current_exe().ok()? };
    let mut command = Command::new(program);
    #[cfg(unix)]
    command.env(allocator::PURGE_DELAY_OF_DECKS.0, allocator::PURGE_DELAY_OF_DECKS.1);
    command.arg(ARGUMENT).arg(bytes.to_string()).arg(std::process::id().to_string()).args(arguments);
    Some(ended(command.status().ok()?))
}

#[cfg(unix)]
fn ended(status: std::process::ExitStatus) -> Ended {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    // The system may end the largest process before it has reached its limit.
    let is_memory =
        |signal: i32| [Signal::ABORT, Signal::SEGV, Signal::BUS, Signal::KILL].iter().any(|one| one.as_raw() == signal);
    match (status.code(), status.signal()) {
        (Some(code), _) => Ended::Code(code),
        (None, Some(signal)) if is_memory(signal) => Ended::NoMemory,
        _ => Ended::Stopped,
    }
}

#[cfg(not(unix))]
fn ended(status: std::process::ExitStatus) -> Ended {
    status.code().map_or(Ended::Stopped, Ended::Code)
}

/// Sets the limit of this process, which ends with the one with the number `parent`. Returns whether that is still there.
#[cfg(unix)]
pub fn enter(bytes: u64, parent: u32) -> bool {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let lower = |resource, limit: u64| {
        let Rlimit { current, maximum } = getrlimit(resource);
        let limit = [current, maximum].into_iter().flatten().fold(limit, u64::min);
        // If the system refuses, there is no limit.
        let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
    };
    lower(Resource::As, bytes);
    lower(Resource::Core, 0);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    rustix::process::getppid().is_some_and(|process| i64::from(process.as_raw_pid()) == i64::from(parent))
}

/// There are no such limits here.
#[cfg(not(unix))]
pub fn enter(_bytes: u64, _parent: u32) -> bool {
    true
}
