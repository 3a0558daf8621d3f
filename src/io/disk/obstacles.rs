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

/// Refuses if a file of `files` cannot take its place in `output`, where only the files of `old` may go.
pub(super) fn refuse_obstacles(output: &Path, files: &Files, old: &Manifest) -> Result<(), Failure> {
    let paths: Vec<&SitePath> = files.iter().map(|(path, _)| path).collect();
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders_above(path)).collect();
    let shown = |path: &str| output.join(path).display().to_string();
    let folders = folders.into_par_iter().map(|path| Ok(blocks_folder(output, path, old)?.then(|| shown(path))));
    let files = paths.into_par_iter().map(|path| Ok(blocks_file(output, path, old)?.then(|| shown(path.as_str()))));
    let found: Vec<Option<String>> = folders.chain(files).collect::<Result<_, Failure>>()?;
    let obstacles: Vec<String> = found.into_iter().flatten().collect();
    match obstacles.is_empty() {
        true => Ok(()),
        false => Err(refusal(&obstacles)),
    }
}

fn blocks_folder(output: &Path, folder: &str, old: &Manifest) -> Result<bool, Failure> {
    Ok(match standing(&output.join(folder))? {
        Standing::Nothing | Standing::Folder => false,
        Standing::File { .. } => !old.lists(folder),
        Standing::Other => true,
    })
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
