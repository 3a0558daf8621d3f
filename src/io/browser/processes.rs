//! A program with all processes that it starts.

use std::process::{Child, Command};

/// Puts the program into a group of its own, so that all its processes can be ended at once.
#[cfg(unix)]
pub fn separate(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Ends the program and all processes of its group, and waits for it.
#[cfg(unix)]
pub fn end(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    // The number is that of the group until the program is waited for, even if it has ended by itself.
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

/// There are no such groups here.
#[cfg(not(unix))]
pub fn separate(_: &mut Command) {}

/// Ends the program and the processes that it has started.
#[cfg(not(unix))]
pub fn end(child: &mut Child) {
    use std::process::Stdio;
    let mut all = Command::new("taskkill");
    all.args(["/T", "/F", "/PID", &child.id().to_string()]);
    let _ = all.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}
