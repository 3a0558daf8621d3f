use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::open::root;
use super::stop::Stop;
use super::terminal::{counted, print, print_error};
use crate::base::Content;
use crate::base::diagnostic::did_you_mean;
use crate::io::disk::create_new;
use crate::site::theme::embedded;

/// `theme`
#[derive(Debug, Args)]
pub struct ThemeArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// The commands of `theme`.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Copy an embedded theme's files into the site, where they can be changed
    Eject(EjectArgs),
}

/// `theme eject`
#[derive(Debug, Args)]
#[command(
    after_help = "A file in themes/NAME stands before the embedded one of that name; keep those you change and\n\
    delete the others, and new versions of talkpress will reach you."
)]
pub struct EjectArgs {
    /// The theme
    #[arg(default_value = "default")]
    pub name: String,
    /// The site [default: this folder, or the nearest above it]
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
}

/// Works on the look of the site.
pub fn run(args: &ThemeArgs) -> Result<Exit, Stop> {
    match &args.command {
        ThemeCommand::Eject(args) => eject(args),
    }
}

/// Copies an embedded theme into the site. A file that is there already stays as it is.
fn eject(args: &EjectArgs) -> Result<Exit, Stop> {
    let root = root(args.site.as_deref())?;
    let files = embedded::theme(&args.name);
    if files.is_empty() {
        let known = embedded::names();
        let hint = did_you_mean(&args.name, known.iter().copied()).map_or_else(|| known.join(", "), str::to_owned);
        return Err(Stop::Usage(format!("no theme named `{}` is embedded; there is {hint}", args.name)));
    }
    let folder = root.join("themes").join(&args.name);
    let mut written = 0;
    for (path, content) in files {
        let Content::Bytes(bytes) = content else { continue };
        let target = folder.join(path.as_str());
        if target.symlink_metadata().is_ok() {
            print_error(&format!("kept: {} is there already", target.display()));
            continue;
        }
        create_new(&target, &bytes)?;
        written += 1;
    }
    print(&format!("wrote {} to {}", counted(written, "file"), folder.display()));
    Ok(Exit::Done)
}
