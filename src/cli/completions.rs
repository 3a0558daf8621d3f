use clap::{Args, Command};

use super::exit::Exit;
use super::stop::Stop;
use super::terminal::print;

/// `completions`
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  talkpress completions bash > ~/.local/share/bash-completion/completions/talkpress")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Prints a completion script for `command`, the whole command line.
pub fn run(args: &CompletionsArgs, mut command: Command) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "talkpress", &mut script);
    print(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
