//! A program with all processes that it starts.

use std::process::{Child, Command};

/// Puts the program into a new group, so that all its processes can be ended at once.
#[cfg(unix)]
pub fn new_process_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Ends the program and the processes that it has started, and waits for it.
pub fn end(child: &mut Child) {
    end_group(child.id());
    let _ = child.kill();
    let _ = child.wait();
}

/// Ends the program of this number and all processes of its group.
#[cfg(unix)]
pub fn end_group(number: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(number).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// There are no such groups here.
#[cfg(not(unix))]
pub fn new_process_group(_: &mut Command) {}

/// Ends the program of this number and the processes that it has started.
#[cfg(not(unix))]
pub fn end_group(number: u32) {
    use std::process::Stdio;
    let mut all = Command::new("taskkill");
    all.args(["/T", "/F", "/PID", &number.to_string()]);
    let _ = all.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}
