//! Replaces a published site by a new one. Neither a full disk nor a killed process ever leaves half a site:
//!
//! 1. Everything new is made and staged on the disk of the output. Until then, a failure changes nothing.
//! 2. A journal is written. From then on, the new site will be published.
//! 3. Files are renamed into place (assets, then pages), old files are deleted, and the manifest is replaced.
//!
//! A power cut is only as harmless as the file system's own order of writes: waiting for the disk after each of a thousand
//! pages would take too long.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::existing::Existing;
use super::journal::Journal;
use super::manifest_file::ManifestFile;
use super::output_folder::{check_is_ours, check_output_folder, is_of_previews};
use super::ownership::Ownership;
use super::publish_error::PublishError;
use super::publish_options::PublishOptions;
use super::stage::stage;
use super::staged::Staged;
use super::staging::Staging;
use super::stamped::Stamped;
use super::stamps::Stamps;
use super::survey::{Survey, survey};
use super::tree::{PathKind, folders_above, path_kind};
use super::written::Written;
use super::{apply, recipe_cache};
use crate::base::{Diagnostic, Files};
use crate::io::Failure;
use crate::io::work_done::WorkDone;
use crate::publish::{BuildFacts, Manifest, path_lines};

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number of files of the site.
    pub files: usize,
    /// How many of them are new or changed.
    pub written: usize,
    /// How many files were removed.
    pub removed: usize,
    /// What the author should know about files in the output: those that were kept, and those that were damaged.
    pub warnings: Vec<Diagnostic>,
}

/// Publishes `files` to `output`, and removes the files of the last build that are not among them. Files that have not
/// changed are not written. `ready` counts the files that are made, or found to be unchanged.
///
/// # Errors
/// If `output` is the site at `site_root`, overlaps its sources, belongs to another site, or holds files that talkpress did
/// not write or that were edited since; this is checked before anything is replaced. After an error the old site is
/// unchanged, except that an error while files are being renamed may leave a part of the new site, which the next call
/// completes.
pub fn publish(
    output: &Path,
    site_root: &Path,
    files: &Files,
    options: &PublishOptions,
    ready: &WorkDone,
) -> Result<Published, PublishError> {
    publish_if(output, site_root, files, options, ready, |_| Ok(()))
}

/// Publishes `files` like [`publish`], if `accept` takes the warnings about them and about files in the output.
///
/// # Errors
/// Those of [`publish`]. If `accept` returns errors, nothing has changed.
pub fn publish_if(
    output: &Path,
    site_root: &Path,
    files: &Files,
    options: &PublishOptions,
    ready: &WorkDone,
    accept: impl FnOnce(Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>>,
) -> Result<Published, PublishError> {
    check_paths(files)?;
    let output = check_output_folder(output, site_root)?;
    let staging = Staging::enter(&output)?;
    let written = Written::load(site_root);
    let old = apply::resume(&output, ManifestFile::Built, &staging, &written, options.existing)?;
    check_is_ours(&output)?;
    check_owner(&output, &old, &written, options)?;
    let ownership = Ownership::new(&output, ManifestFile::Built, &old, &written, options.existing);
    let survey = survey(&ownership, files)?;
    let stamps = Stamps::load(site_root);
    let (staged, mut warnings) = stage(&ownership, &staging, files, &stamps, site_root, &survey.damaged, ready)?;
    warnings.extend(about_output(&survey));
    accept(warnings).map_err(PublishError::Site)?;
    let entries = staged.iter().map(|file| (file.path.as_str(), file.entry));
    let facts = BuildFacts { complete: true, ..options.facts };
    let new = Manifest::new(options.owner.clone(), facts, entries);
    let published = replace(&ownership, &staging, &staged, &new, &survey)?;
    save_stamps(site_root, &staged, &stamps);
    let is_known = published.written + published.removed == 0 && survey.read.is_empty() && new == old;
    // What is known of the site's own output is worth more than what is known of a preview.
    if !(is_known && written.manifest.is_some() || is_of_previews(&output, site_root)) {
        save_written(site_root, &output, &staged, &new, &written, &survey);
    }
    Ok(published)
}

/// Refuses the output of another site. The manifest that this site wrote last is its own, whatever it was called then.
fn check_owner(output: &Path, manifest: &Manifest, written: &Written, options: &PublishOptions) -> Result<(), Failure> {
    match (&manifest.owner, &options.owner) {
        (Some(theirs), Some(ours)) if !theirs.is_same(ours) && options.existing != Existing::Overwrite => {
            if written.manifest == Some(manifest.checksum()) {
                return Ok(());
            }
            let url = theirs.base_url.iter().map(|url| format!(" ({url})")).collect::<String>();
            Err(Failure::new(format!(
                "the output {} belongs to another site, `{}`{url}: choose another folder with `-o`, or replace that site \
                 with `build --overwrite`",
                output.display(),
                theirs.title
            )))
        }
        _ => Ok(()),
    }
}

fn replace(
    ownership: &Ownership<'_>,
    staging: &Staging,
    staged: &[Staged],
    new: &Manifest,
    survey: &Survey<'_>,
) -> Result<Published, Failure> {
    let (output, old) = (ownership.output, ownership.manifest);
    let journal = Journal::plan(staged, &survey.gone, &survey.kept);
    let is_listed = fs::symlink_metadata(ownership.file.path(output)).is_ok();
    if !(journal.is_empty() && is_listed && new == old) {
        let made = staging.make_folders(&survey.missing)?;
        let target = ownership.file.path(output);
        fs::write(staging.manifest(), new.to_text()).map_err(|e| Failure::of("writing", &target, e))?;
        journal.commit(staging)?;
        apply::apply(ownership, staging, &journal, &made)?;
    }
    let (written, removed) = (journal.moves.len(), journal.deletions.len());
    Ok(Published { files: staged.len(), written, removed, warnings: about_output(survey) })
}

fn about_output(survey: &Survey<'_>) -> Vec<Diagnostic> {
    let kept = survey.kept.iter().map(|path| {
        let message =
            format!("`{path}` is no longer part of the site, but it is not what talkpress wrote, so it is kept");
        Diagnostic::warning("kept-in-output", message).hint("delete it if you do not need it")
    });
    let damaged = survey.damaged.iter().map(|path| {
        Diagnostic::warning(
            "changed-in-output",
            format!("`{path}` was not what talkpress wrote, so it was written again"),
        )
    });
    kept.chain(damaged).collect()
}

/// Remembers the state in which every file was left.
fn save_written(
    site_root: &Path,
    output: &Path,
    staged: &[Staged],
    manifest: &Manifest,
    before: &Written,
    survey: &Survey<'_>,
) {
    let state = |file: &Staged| {
        let known = before.state(&file.path, file.entry);
        let known = known.filter(|_| file.number.is_none() && !survey.read.contains(&file.path));
        let look = || match path_kind(&output.join(file.path.as_str())) {
            Ok(PathKind::File { stat }) => Some(stat.state()),
            _ => None,
        };
        Some((file.path.clone(), (known.or_else(look)?, file.entry)))
    };
    let written = Written::new(manifest.checksum(), staged.par_iter().filter_map(state).collect());
    if written != *before {
        written.save(site_root);
    }
}

fn save_stamps(site_root: &Path, staged: &[Staged], old: &Stamps) {
    let of = |file: &Staged| Some(Stamped { stamp: file.stamp?, entry: file.entry, origin: file.origin });
    let stamps: Stamps = staged.iter().filter_map(|file| Some((file.path.clone(), of(file)?))).collect();
    if stamps != *old {
        stamps.save(site_root);
        recipe_cache::keep_only(site_root, staged.iter().filter_map(|file| file.origin));
    }
}

/// Reports paths that no folder can hold at once, and paths that are reserved for talkpress.
fn check_paths(files: &Files) -> Result<(), PublishError> {
    let mut mistakes = Vec::new();
    for (path, _) in files.iter() {
        if path_lines::is_reserved(path) {
            let message =
                format!("`{path}` cannot be a file of the site: names that begin with `.talkpress-` are reserved");
            mistakes.push(Diagnostic::error("reserved-path", message).hint("rename the file"));
        }
        if let Some(folder) = folders_above(path).find(|folder| files.contains(folder)) {
            let message = format!("`{folder}` would be both a file and the folder of `{path}`");
            mistakes.push(Diagnostic::error("file-and-folder", message).hint("rename one of them"));
        }
    }
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(PublishError::Site(mistakes)),
    }
}
