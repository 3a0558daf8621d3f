use clap::{Args, Command};

use super::exit::Exit;
use super::stop::Stop;
use super::terminal::print;
use crate::base::diagnostic::did_you_mean;
use crate::io::Failure;

/// `man`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress man | man -l -\n  talkpress man build > talkpress-build.1")]
pub struct ManArgs {
    /// The command to describe [default: the whole program]
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Prints a page of `whole`, the command line, for the program `man`.
pub fn run(args: &ManArgs, mut whole: Command) -> Result<Exit, Stop> {
    whole.build();
    let command = match &args.command {
        None => whole,
        Some(name) => page_of(&whole, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .source(concat!("talkpress ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(|error| Failure::new("the page could not be made").because(error))?;
    print(String::from_utf8_lossy(&page).trim_end());
    Ok(Exit::Done)
}

fn page_of(whole: &Command, name: &str) -> Result<Command, Stop> {
    whole.find_subcommand(name).cloned().ok_or_else(|| {
        let nearest = did_you_mean(name, whole.get_subcommands().map(Command::get_name));
        let hint = nearest.map_or(String::new(), |nearest| format!("; did you mean `{nearest}`?"));
        Stop::Usage(format!("there is no command `{name}`{hint}"))
    })
}
