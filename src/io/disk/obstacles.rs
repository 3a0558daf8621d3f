//! Looks for what stands in the new site's way and is not ours, before anything is written.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::Manifest;
use super::tree::{Standing, folders_above, standing};
use crate::base::{Files, SitePath};
use crate::io::Failure;

/// How many obstacles are named before the rest is counted.
const NAMED: usize = 10;

/// The folders that `output` lacks for `files`, each after the one it lies in. Refuses if a file cannot take its place,
/// where only the files of `old` may go.
pub(super) fn missing_folders<'f>(
    output: &Path,
    files: &'f Files,
    old: &Manifest,
) -> Result<BTreeSet<&'f str>, Failure> {
    let folders: BTreeSet<&str> = files.iter().flat_map(|(path, _)| folders_above(path)).collect();
    let look = |path| Ok((path, standing(&output.join(path))?));
    let folders: Vec<(&str, Standing)> = folders.into_par_iter().map(look).collect::<Result<_, Failure>>()?;
    let missing: BTreeSet<&str> =
        folders.iter().filter(|(_, there)| *there == Standing::Nothing).map(|(path, _)| *path).collect();
    // What would lie in a missing folder has nothing in its way.
    let files: Vec<&SitePath> =
        files.iter().map(|(path, _)| path).filter(|path| !missing.contains(path.folder())).collect();
    let blocking = |path| Ok(blocks_file(output, path, old)?.then(|| path.as_str()));
    let files: Vec<Option<&str>> = files.into_par_iter().map(blocking).collect::<Result<_, Failure>>()?;
    let folders = folders.into_iter().filter(|(path, there)| blocks_folder(path, *there, old)).map(|(path, _)| path);
    let obstacles: Vec<String> =
        folders.chain(files.into_iter().flatten()).map(|path| output.join(path).display().to_string()).collect();
    match obstacles.is_empty() {
        true => Ok(missing),
        false => Err(refusal(&obstacles)),
    }
}

fn blocks_folder(folder: &str, there: Standing, old: &Manifest) -> bool {
    match there {
        Standing::Nothing | Standing::Folder => false,
        Standing::File { .. } => !old.lists(folder),
        Standing::Other => true,
    }
}

fn blocks_file(output: &Path, path: &SitePath, old: &Manifest) -> Result<bool, Failure> {
    let target = output.join(path.as_str());
    Ok(match standing(&target)? {
        Standing::Nothing => false,
        Standing::File { .. } => !old.lists(path.as_str()),
        Standing::Folder => !holds_only_ours(output, &target, old),
        Standing::Other => true,
    })
}

/// Whether the folder would be empty without our files.
fn holds_only_ours(output: &Path, folder: &Path, old: &Manifest) -> bool {
    WalkDir::new(folder).into_iter().all(|entry| {
        entry.is_ok_and(|entry| {
            let below = entry.path().strip_prefix(output).ok().and_then(Path::to_str);
            entry.file_type().is_dir() || entry.file_type().is_file() && below.is_some_and(|path| old.lists(path))
        })
    })
}

fn refusal(obstacles: &[String]) -> Failure {
    let named = obstacles[..obstacles.len().min(NAMED)].join(", ");
    let rest = match obstacles.len().saturating_sub(NAMED) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    Failure::new(format!(
        "{named}{rest} stands where the site has to go, and talkpress did not write it: move it away, or choose another folder with `-o`"
    ))
}
