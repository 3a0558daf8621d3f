//! The commands: one file each.

mod arguments;
mod build;
mod check;
mod clean;
mod completions;
mod exit;
mod init;
mod new;
mod open;
mod serve;
mod status;
mod terminal;
mod theme;

use std::ffi::OsString;

use clap::Parser;

use arguments::{Arguments, Command};
use exit::Exit;

/// Runs one command and gives the code to exit with: 0 done, 1 the site has errors, 2 the world is broken,
/// 3 wrong use.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Done }.code();
        }
    };
    let done = match arguments.command {
        Command::Init(args) => init::run(&args),
        Command::New(args) => new::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Status(args) => status::run(&args),
        Command::Clean(args) => clean::run(&args),
        Command::Theme(args) => theme::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    match done {
        Ok(exit) => exit.code(),
        Err(stop) => stop.report().code(),
    }
}
