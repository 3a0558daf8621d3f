//! Finds files that are in the way of the new site and that talkpress did not write, before anything is written.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::Manifest;
use super::tree::{PathKind, folders_above, path_kind};
use crate::base::{Files, SitePath};
use crate::io::Failure;

/// How many conflicts are named; the others are counted.
const MAX_NAMED: usize = 10;

/// The folders that `output` lacks for `files`, each after its parent.
///
/// # Errors
/// If something is in the way of a file and `old` does not list it.
pub(super) fn missing_folders<'f>(
    output: &Path,
    files: &'f Files,
    old: &Manifest,
) -> Result<BTreeSet<&'f str>, Failure> {
    let folders: BTreeSet<&str> = files.iter().flat_map(|(path, _)| folders_above(path)).collect();
    let look = |path| Ok((path, path_kind(&output.join(path))?));
    let folders: Vec<(&str, PathKind)> = folders.into_par_iter().map(look).collect::<Result<_, Failure>>()?;
    let missing: BTreeSet<&str> =
        folders.iter().filter(|(_, there)| *there == PathKind::Nothing).map(|(path, _)| *path).collect();
    // Nothing is in the way of a file in a missing folder.
    let files: Vec<&SitePath> =
        files.iter().map(|(path, _)| path).filter(|path| !missing.contains(path.folder())).collect();
    let blocking = |path| Ok(blocks_file(output, path, old)?.then(|| path.as_str()));
    let files: Vec<Option<&str>> = files.into_par_iter().map(blocking).collect::<Result<_, Failure>>()?;
    let folders = folders.into_iter().filter(|(path, there)| blocks_folder(path, *there, old)).map(|(path, _)| path);
    let conflicts: Vec<String> =
        folders.chain(files.into_iter().flatten()).map(|path| output.join(path).display().to_string()).collect();
    match conflicts.is_empty() {
        true => Ok(missing),
        false => Err(refusal(&conflicts)),
    }
}

fn blocks_folder(folder: &str, there: PathKind, old: &Manifest) -> bool {
    match there {
        PathKind::Nothing | PathKind::Folder => false,
        PathKind::File { .. } => !old.lists(folder),
        PathKind::Other => true,
    }
}

fn blocks_file(output: &Path, path: &SitePath, old: &Manifest) -> Result<bool, Failure> {
    let target = output.join(path.as_str());
    Ok(match path_kind(&target)? {
        PathKind::Nothing => false,
        PathKind::File { .. } => !old.lists(path.as_str()),
        PathKind::Folder => !holds_only_ours(output, &target, old),
        PathKind::Other => true,
    })
}

/// Whether the folder holds only files that talkpress wrote.
fn holds_only_ours(output: &Path, folder: &Path, old: &Manifest) -> bool {
    WalkDir::new(folder).into_iter().all(|entry| {
        entry.is_ok_and(|entry| {
            let below = entry.path().strip_prefix(output).ok().and_then(Path::to_str);
            entry.file_type().is_dir() || entry.file_type().is_file() && below.is_some_and(|path| old.lists(path))
        })
    })
}

fn refusal(conflicts: &[String]) -> Failure {
    let named = conflicts[..conflicts.len().min(MAX_NAMED)].join(", ");
    let rest = match conflicts.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    Failure::new(format!(
        "talkpress did not write {named}{rest} and does not replace it: move it, or choose another folder with `-o`"
    ))
}
