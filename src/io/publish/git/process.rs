//! Runs `git`, and says what went wrong.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::redact::redact;
use crate::io::Failure;

/// `command` for the repository that its folder is in, whatever the environment says: `publish` may be run by a hook.
pub(super) fn without_repository(command: &mut Command) -> &mut Command {
    let names = ["DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "COMMON_DIR", "NAMESPACE", "PREFIX"];
    for name in names {
        command.env_remove(format!("GIT_{name}"));
    }
    command.env_remove("GIT_ALTERNATE_OBJECT_DIRECTORIES").stdin(Stdio::null())
}

/// Runs `command`, which may fail.
///
/// # Errors
/// If git cannot be started.
pub(super) fn run(command: &mut Command) -> Result<Output, Failure> {
    command.output().map_err(not_started)
}

/// The output of `command`.
///
/// # Errors
/// If it fails, with git's message.
pub(super) fn checked(command: &mut Command) -> Result<Vec<u8>, Failure> {
    let output = run(command)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => {
            let mut args = command.get_args().map(OsStr::to_string_lossy);
            let name = args.find(|arg| arg != "-c" && !arg.contains('=')).unwrap_or_default().into_owned();
            Err(failed(&name, &output))
        }
    }
}

/// The failure of the command `name`, which gave `output`.
pub(super) fn failed(name: &str, output: &Output) -> Failure {
    let said = redact(String::from_utf8_lossy(&output.stderr).trim());
    Failure::new(format!("`git {name}` failed")).because(if said.is_empty() { output.status.to_string() } else { said })
}

/// The failure of a push that gave `output`, and was refused with this `line` of its report.
pub(super) fn push_refused(line: &str, output: &Output) -> Failure {
    let said = redact(String::from_utf8_lossy(&output.stderr).trim());
    let reason = line.rsplit('\t').next().unwrap_or(line);
    Failure::new("the remote refused the new commit").because(format!("{said}\n{reason}").trim_start().to_owned())
}

/// The failure for a `git` that cannot be started.
pub(super) fn not_started(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::new("git is not installed, or not in PATH: publishing to a branch needs it")
        }
        _ => Failure::new("cannot start git").because(error),
    }
}

/// The failure for a `git` without an input.
pub(super) fn no_input() -> Failure {
    Failure::new("git takes no input")
}

/// The folder that relative addresses of remotes start from: the top of the working tree that `site` is in.
pub(super) fn top_of(site: &Path) -> Option<PathBuf> {
    let mut command = Command::new("git");
    without_repository(&mut command).current_dir(site).args(["rev-parse", "--show-toplevel"]);
    let output = run(&mut command).ok().filter(|output| output.status.success())?;
    Some(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r'])))
}

/// The commit that is checked out in the repository that `site` is in.
pub(super) fn source_commit(site: &Path) -> Option<String> {
    let mut command = Command::new("git");
    without_repository(&mut command).current_dir(site).args(["rev-parse", "--verify", "--quiet", "HEAD"]);
    let output = run(&mut command).ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
