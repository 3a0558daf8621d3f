//! Looks at the output before anything is written: what is in the way of the new site and is not ours, what is damaged, and
//! what is kept although the new site does not have it.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::existing::Existing;
use super::file_stat::FileStat;
use super::folder_role::FolderRole;
use super::listed_files::listed_files;
use super::ownership::Ownership;
use super::refusal::Refusal;
use super::tree::{PathKind, folders_above, path_kind};
use super::verdict::Verdict;
use crate::base::{Digest, Files, SitePath};
use crate::io::Failure;
use crate::publish::Manifest;

/// What was found in the output.
pub(super) struct Survey<'f> {
    /// The folders that it lacks for the new site, each after its parent.
    pub missing: BTreeSet<&'f str>,
    /// The files that differ from what the manifest lists, and are written again.
    pub damaged: BTreeSet<SitePath>,
    /// The files that had to be read.
    pub read: BTreeSet<SitePath>,
    /// The files that the new site does not have.
    pub gone: Vec<SitePath>,
    /// Those of them that are not removed.
    pub kept: BTreeSet<SitePath>,
}

/// What is at the path of a file of the new site.
enum Finding {
    /// Nothing, or the file that talkpress wrote.
    Free(Verdict),
    Damaged,
    Edited,
    Foreign,
}

/// Looks at the output for `files`.
///
/// # Errors
/// If something is in the way that talkpress did not write, or that was edited since, unless it is to be replaced.
pub(super) fn survey<'f>(ownership: &Ownership<'_>, files: &'f Files) -> Result<Survey<'f>, Failure> {
    let gone = gone(ownership, files);
    let ownership = &ownership.without(&gone);
    let survey = look(ownership, files, FolderRole::Output)?;
    let kept = kept(ownership, &gone)?;
    Ok(Survey { gone, kept, ..survey })
}

/// Looks only at the places of `files`; what is gone is not known then. The folder is one with this `role`.
///
/// # Errors
/// As [`survey`].
pub(super) fn look<'f>(ownership: &Ownership<'_>, files: &'f Files, role: FolderRole) -> Result<Survey<'f>, Failure> {
    let output = ownership.output;
    let folders: BTreeSet<&str> = files.iter().flat_map(|(path, _)| folders_above(path)).collect();
    let look = |path| Ok((path, path_kind(&output.join(path))?));
    let folders: Vec<(&str, PathKind)> = folders.into_par_iter().map(look).collect::<Result<_, Failure>>()?;
    let missing: BTreeSet<&str> =
        folders.iter().filter(|(_, there)| *there == PathKind::Nothing).map(|(path, _)| *path).collect();
    let mut refusal = Refusal::new(output, role);
    for (path, there) in folders {
        if blocks_folder(ownership, path, there)? {
            refusal.add_foreign(path);
        }
    }
    // Nothing is in the way of a file in a missing folder.
    let there: Vec<&SitePath> =
        files.iter().map(|(path, _)| path).filter(|path| !missing.contains(path.folder())).collect();
    let look = |path| Ok((path, at_file(ownership, path)?));
    let findings: Vec<(&SitePath, Finding)> = there.into_par_iter().map(look).collect::<Result<_, Failure>>()?;
    let (mut damaged, mut read) = (BTreeSet::new(), BTreeSet::new());
    for (path, finding) in findings {
        match finding {
            Finding::Free(Verdict::Equal) => drop(read.insert(path.clone())),
            Finding::Free(_) => {}
            Finding::Damaged => drop(damaged.insert(path.clone())),
            Finding::Edited => refusal.add_edited(path.as_str()),
            Finding::Foreign => refusal.add_foreign(path.as_str()),
        }
    }
    refusal.check()?;
    Ok(Survey { missing, damaged, read, gone: Vec::new(), kept: BTreeSet::new() })
}

fn blocks_folder(ownership: &Ownership<'_>, folder: &str, there: PathKind) -> Result<bool, Failure> {
    match (there, SitePath::new(folder)) {
        (PathKind::Nothing | PathKind::Folder, _) => Ok(false),
        (PathKind::File { stat }, Some(path)) => Ok(!ownership.may_replace(&path, stat)?),
        _ => Ok(true),
    }
}

fn at_file(ownership: &Ownership<'_>, path: &SitePath) -> Result<Finding, Failure> {
    let target = ownership.output.join(path.as_str());
    match path_kind(&target)? {
        PathKind::Nothing => Ok(Finding::Free(Verdict::Untouched)),
        PathKind::File { stat } => at_regular_file(ownership, path, stat),
        PathKind::Folder if holds_only_ours(ownership, &target)? => Ok(Finding::Free(Verdict::Untouched)),
        PathKind::Folder | PathKind::Other => Ok(Finding::Foreign),
    }
}

fn at_regular_file(ownership: &Ownership<'_>, path: &SitePath, stat: FileStat) -> Result<Finding, Failure> {
    Ok(match (ownership.verdict(path, stat)?, ownership.existing) {
        (verdict @ (Verdict::Equal | Verdict::Untouched), _) => Finding::Free(verdict),
        (Verdict::Damaged, _) | (Verdict::Edited, Existing::Repair | Existing::Overwrite) => Finding::Damaged,
        (Verdict::Edited, Existing::Keep) => Finding::Edited,
        (Verdict::Foreign, Existing::Overwrite) => Finding::Damaged,
        (Verdict::Foreign, _) => Finding::Foreign,
    })
}

/// Whether the folder holds only files that talkpress wrote.
fn holds_only_ours(ownership: &Ownership<'_>, folder: &Path) -> Result<bool, Failure> {
    for entry in WalkDir::new(folder) {
        let Ok(entry) = entry else { return Ok(false) };
        let below = entry.path().strip_prefix(ownership.output).ok().and_then(Path::to_str).and_then(SitePath::new);
        let is_ours = match (path_kind(entry.path())?, below) {
            (PathKind::Folder | PathKind::Nothing, _) => true,
            (PathKind::File { stat }, Some(path)) => ownership.may_remove(&path, stat)?,
            _ => false,
        };
        if !is_ours {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files that are listed and are not among the new ones.
fn gone(ownership: &Ownership<'_>, files: &Files) -> Vec<SitePath> {
    let mut keys: BTreeSet<Digest> = ownership.manifest.entries().map(|(key, _)| key).collect();
    for (path, _) in files.iter() {
        keys.remove(&Manifest::key(path.as_str()));
    }
    listed_files(ownership.output, keys, ownership.written)
}

/// The files among those that are `gone` that may not be removed.
pub(super) fn kept(ownership: &Ownership<'_>, gone: &[SitePath]) -> Result<BTreeSet<SitePath>, Failure> {
    let is_kept = |path: &SitePath| -> Result<bool, Failure> {
        for folder in folders_above(path) {
            // What is behind a link was never ours.
            if path_kind(&ownership.output.join(folder))? != PathKind::Folder {
                return Ok(false);
            }
        }
        match path_kind(&ownership.output.join(path.as_str()))? {
            PathKind::File { stat } => Ok(!ownership.may_remove(path, stat)?),
            _ => Ok(false),
        }
    };
    let look = |path: &SitePath| Ok(is_kept(path)?.then(|| path.clone()));
    let kept: Vec<Option<SitePath>> = gone.into_par_iter().map(look).collect::<Result<_, Failure>>()?;
    Ok(kept.into_iter().flatten().collect())
}
