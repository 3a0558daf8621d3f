use clap::CommandFactory;

use super::arguments::{Arguments, CompletionsArgs};
use super::exit::{Exit, Stop};
use super::terminal::say;

/// Prints a completion script.
pub fn run(args: &CompletionsArgs) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "talkpress", &mut script);
    say(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
