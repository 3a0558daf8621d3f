//! Makes every output file, one per thread at a time, and puts the new ones into the staging folder.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::copy::{CopyError, copy};
use super::manifest::Manifest;
use super::manifest_entry::ManifestEntry;
use super::out_of_handles::retry_when_out_of_handles;
use super::ownership::Ownership;
use super::publish_error::PublishError;
use super::rank::Rank;
use super::recipe_cache;
use super::stage_error::StageError;
use super::staged::Staged;
use super::staging::Staging;
use super::stamped::Stamped;
use super::stamps::Stamps;
use super::tree::{PathKind, path_kind};
use crate::base::repeated::merge_repeated;
use crate::base::{Content, Diagnostic, Digest, Files, Made, Recipe, SitePath, Stamp, Stored};
use crate::io::Failure;

/// Stages `files` for the output, in which the `damaged` ones are written again, and counts them in `ready`. Also returns
/// the warnings of recipes.
///
/// # Errors
/// All diagnostics of recipes that failed, or the first system error.
pub(super) fn stage(
    ownership: &Ownership<'_>,
    staging: &Staging,
    files: &Files,
    stamps: &Stamps,
    site_root: &Path,
    damaged: &BTreeSet<SitePath>,
    ready: &AtomicUsize,
) -> Result<(Vec<Staged>, Vec<Diagnostic>), PublishError> {
    let (output, old) = (ownership.output, ownership.manifest);
    let stager = Stager { output, staging, old, stamps, site_root, damaged, ready, stopped: AtomicBool::new(false) };
    let mut numbered: Vec<_> = files.iter().enumerate().collect();
    // Pages that list all talks take longest; one that came last would keep a single thread busy.
    numbered.sort_by_key(|(_, (path, _))| Rank::of(path));
    // Expensive files are neighbours, for example all social cards: none may wait for another in the same thread.
    let single = numbered.into_par_iter().with_max_len(1);
    let results: Vec<Result<Staged, StageError>> =
        single.map(|(number, (path, content))| stager.file_unless_stopped(number, path, content)).collect();
    let mut staged = Vec::with_capacity(results.len());
    let (mut mistakes, mut warnings) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(mut file) => {
                warnings.append(&mut file.warnings);
                staged.push(file);
            }
            Err(StageError::Mistake(diagnostic)) => mistakes.push(diagnostic),
            Err(StageError::System(failure)) => return Err(PublishError::System(failure)),
            Err(StageError::Stopped) => {}
        }
    }
    match mistakes.is_empty() {
        true => Ok((staged, merge_repeated(warnings))),
        false => Err(PublishError::Site(merge_repeated(mistakes))),
    }
}

struct Stager<'a> {
    output: &'a Path,
    staging: &'a Staging,
    old: &'a Manifest,
    stamps: &'a Stamps,
    site_root: &'a Path,
    damaged: &'a BTreeSet<SitePath>,
    ready: &'a AtomicUsize,
    stopped: AtomicBool,
}

impl Stager<'_> {
    fn file_unless_stopped(&self, number: usize, path: &SitePath, content: &Content) -> Result<Staged, StageError> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(StageError::Stopped);
        }
        let result = self.file(number, path, content);
        if let Err(StageError::System(_)) = result {
            self.stopped.store(true, Ordering::Relaxed);
        }
        self.ready.fetch_add(1, Ordering::Relaxed);
        result
    }

    fn file(&self, number: usize, path: &SitePath, content: &Content) -> Result<Staged, StageError> {
        match content {
            Content::Bytes(bytes) => self.bytes(number, path, bytes),
            Content::Recipe(recipe) => self.recipe(number, path, recipe.as_ref()),
            Content::Stored(stored) => self.stored(number, path, stored.as_ref()),
        }
    }

    fn recipe(&self, number: usize, path: &SitePath, recipe: &dyn Recipe) -> Result<Staged, StageError> {
        let Some(state) = recipe.state() else {
            let Made { bytes, warnings } = recipe.make_and_warn().map_err(StageError::Mistake)?;
            return self.bytes(number, path, &bytes).map(|staged| Staged { warnings, ..staged });
        };
        let stamp = Stamp { size: 0, state };
        if let Some(staged) = self.unchanged(path, stamp)? {
            return Ok(staged);
        }
        let origin = recipe.origin();
        let staged = |staged| Staged { stamp: Some(stamp), origin, ..staged };
        if let Some(bytes) = origin.and_then(|origin| recipe_cache::load(self.site_root, origin)) {
            return self.bytes(number, path, &bytes).map(staged);
        }
        let Made { bytes, warnings } = recipe.make_and_warn().map_err(StageError::Mistake)?;
        if !warnings.is_empty() {
            return self.bytes(number, path, &bytes).map(|staged| Staged { warnings, ..staged });
        }
        if let Some(origin) = origin {
            recipe_cache::save(self.site_root, origin, &bytes);
        }
        self.bytes(number, path, &bytes).map(staged)
    }

    /// The file of the old site, if nothing that it was made from has changed since.
    fn unchanged(&self, path: &SitePath, stamp: Stamp) -> Result<Option<Staged>, Failure> {
        match self.stamps.get(path, stamp) {
            Some(Stamped { entry, origin, .. }) if self.has(path, entry)? => Ok(Some(Staged {
                path: path.clone(),
                entry,
                number: None,
                stamp: Some(stamp),
                origin,
                warnings: Vec::new(),
            })),
            _ => Ok(None),
        }
    }

    fn bytes(&self, number: usize, path: &SitePath, bytes: &[u8]) -> Result<Staged, StageError> {
        let entry = ManifestEntry { digest: Digest::of(bytes), size: bytes.len() as u64 };
        let target = self.target(path);
        let is_there = self.has(path, entry)?;
        if !is_there {
            let staged = self.staging.file(number);
            retry_when_out_of_handles(|| fs::write(&staged, bytes)).map_err(|e| Failure::of("writing", &target, e))?;
        }
        Ok(Staged {
            path: path.clone(),
            entry,
            number: (!is_there).then_some(number),
            stamp: None,
            origin: None,
            warnings: Vec::new(),
        })
    }

    fn stored(&self, number: usize, path: &SitePath, stored: &dyn Stored) -> Result<Staged, StageError> {
        let stamp = stored.stamp();
        if let Some(staged) = self.unchanged(path, stamp)? {
            return Ok(staged);
        }
        let staged = |entry, number| Staged {
            path: path.clone(),
            entry,
            number,
            stamp: Some(stamp),
            origin: None,
            warnings: Vec::new(),
        };
        let draft = self.staging.file(number);
        let entry = retry_when_out_of_handles(|| copy(stored, &draft)).map_err(|e| match e {
            CopyError::Source(e) => StageError::Mistake(unreadable(path, &e)),
            CopyError::Target(e) => StageError::System(Failure::of("writing", &self.target(path), e)),
        })?;
        if entry.size != stamp.size {
            return Err(StageError::Mistake(unreadable(
                path,
                &io::Error::other("its source changed while it was copied"),
            )));
        }
        if !self.has(path, entry)? {
            return Ok(staged(entry, Some(number)));
        }
        super::tree::remove_file(&draft)?;
        Ok(staged(entry, None))
    }

    /// Whether the old site has `entry` at `path`.
    fn has(&self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure> {
        let is_listed = self.old.get(path.as_str()) == Some(entry) && !self.damaged.contains(path);
        let is_there = |kind| matches!(kind, PathKind::File { stat } if stat.size == entry.size);
        Ok(is_listed && is_there(path_kind(&self.target(path))?))
    }

    fn target(&self, path: &SitePath) -> PathBuf {
        self.output.join(path.as_str())
    }
}

fn unreadable(path: &SitePath, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable", format!("cannot publish `{path}`: {error}")).hint("build again")
}
