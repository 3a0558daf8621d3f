use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::open::{output_folder, root};
use super::site_arg::SiteArg;
use super::stop::Stop;
use super::terminal::{counted, print, print_error};
use crate::io::disk;

/// `clean`
#[derive(Debug, Args)]
#[command(
    after_help = "Only files listed in the manifest in the output folder are removed, unless they were edited since."
)]
pub struct CleanArgs {
    #[command(flatten)]
    pub site: SiteArg,
    /// Clean this folder [default: dir in the [output] section of talkpress.toml, or public]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Removes the files that `build` wrote.
pub fn run(args: &CleanArgs) -> Result<Exit, Stop> {
    let root = root(args.site.site.as_deref())?;
    let output = match &args.output {
        Some(output) => output.clone(),
        None => output_folder(&root)?,
    };
    let cleaned = disk::clean(&output, &root)?;
    if cleaned.kept > 0 {
        let kept = counted(cleaned.kept, "file");
        print_error(&format!("warning: kept {kept} in {} that talkpress did not write in this form", output.display()));
    }
    print(&format!("removed {} from {}", counted(cleaned.files, "file"), output.display()));
    Ok(Exit::Done)
}
