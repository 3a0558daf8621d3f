use std::path::Path;

use super::arguments::CleanArgs;
use super::exit::{Exit, Stop};
use super::open::{output_folder, root};
use super::terminal::{counted, say};
use crate::io::disk;

/// Removes what `build` wrote.
pub fn run(args: &CleanArgs) -> Result<Exit, Stop> {
    let root = root(args.site.site.as_deref())?;
    let output = args.output.as_deref().map_or_else(|| output_folder(&root), Path::to_owned);
    let cleaned = disk::clean(&output)?;
    say(&format!("removed {} from {}", counted(cleaned.files, "file"), output.display()));
    Ok(Exit::Done)
}
