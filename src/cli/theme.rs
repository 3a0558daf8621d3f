use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::open::{root, shown};
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
    /// Copy a built-in theme into the site so that you can change it
    Eject(EjectArgs),
}

/// `theme eject`
#[derive(Debug, Args)]
#[command(
    after_help = "Files in themes/NAME override the built-in ones. Keep the files you change and delete the others,\n\
    so that you get improvements from new versions of talkpress."
)]
pub struct EjectArgs {
    /// The theme to copy
    #[arg(default_value = "default")]
    pub name: String,
    /// Copy it into the site in this folder [default: the nearest folder with a talkpress.toml, from the current one upwards;
    /// otherwise the current folder]
    #[arg(long, alias = "into", value_name = "SITE")]
    pub site: Option<PathBuf>,
}

/// Customises the theme of the site.
pub fn run(args: &ThemeArgs) -> Result<Exit, Stop> {
    match &args.command {
        ThemeCommand::Eject(args) => eject(args),
    }
}

/// Copies a built-in theme into the site. Files that already exist are kept.
fn eject(args: &EjectArgs) -> Result<Exit, Stop> {
    let root = root(args.site.as_deref())?;
    let files = embedded::theme(&args.name);
    if files.is_empty() {
        let known = embedded::names();
        let hint = match did_you_mean(&args.name, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("built-in themes: {}", known.join(", ")),
        };
        return Err(Stop::Usage(format!("there is no built-in theme named `{}`; {hint}", args.name)));
    }
    let folder = root.join("themes").join(&args.name);
    let mut written = 0;
    for (path, content) in files {
        let Content::Bytes(bytes) = content else { continue };
        let target = folder.join(path.as_str());
        if target.symlink_metadata().is_ok() {
            print_error(&format!("kept {}, which already exists", shown(&root, args.site.as_deref(), &target)));
            continue;
        }
        create_new(&target, &bytes)?;
        written += 1;
    }
    print(&format!("wrote {} to {}", counted(written, "file"), shown(&root, args.site.as_deref(), &folder)));
    Ok(Exit::Done)
}
