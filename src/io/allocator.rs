//! A setting of the allocator, which it reads from the environment before `main` begins.

use std::ffi::OsString;

/// How long freed memory is kept before the system gets it back, in milliseconds. The allocator's own choice is a second, in which a build
/// frees and fills most of what it needs: with less, the most memory that it has at once is a tenth lower, and it takes no longer.
#[cfg(unix)]
const PURGE_DELAY: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "10");

/// The same for a process that reads decks. It frees and fills a picture for each page, so giving memory back costs it a tenth of its time.
#[cfg(unix)]
pub const PURGE_DELAY_OF_DECKS: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "100");

/// Replaces this process by the same program with the setting. Returns if it has one already, or if the system cannot do that.
/// `args` are those of the program, with its name.
#[cfg(unix)]
pub fn apply_setting(args: &[OsString]) {
    use std::os::unix::process::CommandExt;
    let (name, value) = PURGE_DELAY;
    let (Some((own, rest)), None) = (args.split_first(), std::env::var_os(name)) else { return };
    if let Ok(program) = std::env::current_exe() {
        // It only returns if it failed; then the program goes on as it is.
        let _ = std::process::Command::new(program).arg0(own).args(rest).env(name, value).exec();
    }
}

/// Does nothing: a process cannot be replaced here.
#[cfg(not(unix))]
pub fn apply_setting(_: &[OsString]) {}
