//! Runs a part of a test in its own process, where it can be killed or have few resources or rights. The process is this
//! binary again, with the part named in the environment.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const PIECE: &str = "TALKPRESS_TEST_PIECE";
const FOLDER: &str = "TALKPRESS_TEST_FOLDER";

/// The command that runs `piece` on `folder`.
pub fn command(piece: &str, folder: &Path) -> Command {
    with(Command::new(env::current_exe().unwrap()), piece, folder)
}

/// The same after a shell's `prelude`, such as `ulimit -n 64;`.
pub fn command_after(prelude: &str, piece: &str, folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{prelude} exec \"$0\" \"$@\"")).arg(env::current_exe().unwrap());
    with(shell, piece, folder)
}

fn with(mut command: Command, piece: &str, folder: &Path) -> Command {
    command.args(["--exact", "child::the_child", "--nocapture"]).env(PIECE, piece).env(FOLDER, folder);
    command
}

/// Does nothing unless this is the child process.
#[test]
fn the_child() {
    let Ok(piece) = env::var(PIECE) else { return };
    let folder = PathBuf::from(env::var_os(FOLDER).unwrap());
    match piece.as_str() {
        "publish-forever" => super::kill::publish_forever(&folder),
        "few-handles" => super::misc::work_with_few_handles(&folder),
        "unreadable" => super::hostile_tree::read_what_is_unreadable(&folder),
        other => panic!("no piece {other}"),
    }
}
