//! The command line. Each command is a file with its arguments and a function `run`; this file lists them.

mod build;
mod check;
mod ci_host;
mod clean;
mod completions;
mod draw;
mod exit;
mod export;
mod find_talk;
mod format;
mod highlights;
mod import;
mod init;
mod input_args;
mod man;
mod new;
mod open;
mod progress;
mod publish;
mod recording;
mod serve;
mod site_arg;
mod status;
mod step;
mod stop;
mod terminal;
mod theme;
mod version;

use std::ffi::OsString;

use clap::{CommandFactory, Parser, Subcommand};

use crate::io::{drawing, within_memory};
use exit::Exit;

/// Turn talks written in Markdown into a website that people can read and you can present from.
#[derive(Debug, Parser)]
#[command(
    name = "talkpress",
    version,
    max_term_width = 100,
    override_usage = "talkpress <COMMAND>",
    arg_required_else_help = true,
    disable_version_flag = true,
    subcommand_negates_reqs = true
)]
struct Arguments {
    /// Print version
    #[arg(short = 'V', long, required = true)]
    version: bool,
    /// With --version: print features, target and commit, too
    #[arg(long, requires = "version")]
    verbose: bool,
    /// What to do.
    #[command(subcommand)]
    command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Create a site with an example talk, ready to build
    Init(init::InitArgs),
    /// Create a talk with today's date and, if you like, a slide for each image in a folder
    New(new::NewArgs),
    /// Turn a PDF, a PowerPoint file or a folder of images into a talk, or a whole site into a talkpress site
    Import(import::ImportArgs),
    /// Print, read or shift the times at which slides are shown in a recording
    Times(recording::times::TimesArgs),
    /// Fill pending transcripts from the captions of a recording
    Transcript(recording::transcript::TranscriptArgs),
    /// Show the site in a browser, and update it whenever you save a file
    Serve(serve::ServeArgs),
    /// Build the site into its output folder
    Build(build::BuildArgs),
    /// Build the site without writing anything, and treat warnings as errors
    Check(check::CheckArgs),
    /// List the documents with counts of slides, words, minutes, pending transcripts and missing alt text
    Status(status::StatusArgs),
    /// Build the site, and put it where people read it: a git branch, a folder or a store
    Publish(publish::PublishArgs),
    /// Write a talk as a file of another format, such as a PDF or a presentation for PowerPoint
    Export(export::ExportArgs),
    /// Remove the files that `build` wrote, and nothing else
    Clean(clean::CleanArgs),
    /// Customise the theme of the site
    Theme(theme::ThemeArgs),
    /// Print a completion script for your shell
    Completions(completions::CompletionsArgs),
    /// Print a page for `man`
    Man(man::ManArgs),
}

/// Runs one command and returns the exit code: 0 done, 1 the site has errors, 2 system error, 3 usage error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    let args: Vec<OsString> = args.into_iter().collect();
    if args.get(1).is_some_and(|first| first == drawing::ARGUMENT) {
        return draw::run().map_or_else(|stop| stop.report().code(), Exit::code);
    }
    // In the other process, there is no reason to start a third one.
    let (args, again) = match args.get(1..4) {
        Some([first, bytes, parent]) if first == within_memory::ARGUMENT => {
            let number = |text: &OsString| text.to_str()?.parse::<u64>().ok();
            let (bytes, parent) = (number(bytes).unwrap_or(u64::MAX), number(parent).unwrap_or_default());
            if !within_memory::enter(bytes, parent as u32) {
                return Exit::System.code();
            }
            ([&args[..1], &args[4..]].concat(), None)
        }
        _ => (args.clone(), Some(args.get(1..).unwrap_or_default().to_vec())),
    };
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Done }.code();
        }
    };
    let Some(command) = arguments.command else {
        version::run(arguments.verbose);
        return Exit::Done.code();
    };
    let done = match command {
        Command::Init(args) => init::run(&args),
        Command::New(args) => new::run(&args),
        Command::Import(args) => import::run(&args, again.as_deref()),
        Command::Times(args) => recording::times::run(&args),
        Command::Transcript(args) => recording::transcript::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Status(args) => status::run(&args),
        Command::Publish(args) => publish::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Clean(args) => clean::run(&args),
        Command::Theme(args) => theme::run(&args),
        Command::Completions(args) => completions::run(&args, Arguments::command()),
        Command::Man(args) => man::run(&args, Arguments::command()),
    };
    match done {
        Ok(exit) => exit.code(),
        Err(stop) => stop.report().code(),
    }
}
