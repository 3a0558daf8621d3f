use super::arguments::{EjectArgs, ThemeArgs, ThemeCommand};
use super::exit::{Exit, Stop};
use super::open::root;
use super::terminal::{counted, say, say_error};
use crate::base::Content;
use crate::base::diagnostic::did_you_mean;
use crate::io::disk::create_new;
use crate::site::theme::embedded;

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
            say_error(&format!("kept: {} is there already", target.display()));
            continue;
        }
        create_new(&target, &bytes)?;
        written += 1;
    }
    say(&format!("wrote {} to {}", counted(written, "file"), folder.display()));
    Ok(Exit::Done)
}
