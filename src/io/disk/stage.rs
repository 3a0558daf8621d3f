//! Makes every output file, one per thread at a time, and puts the new ones into the staging folder. Files that show drawings
//! of pictures come last, together with all others that show the same picture.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::copy::{CopyError, copy};
use super::drawn_file::DrawnFile;
use super::out_of_handles::retry_when_out_of_handles;
use super::ownership::Ownership;
use super::publish_error::PublishError;
use super::rank::Rank;
use super::recipe_cache;
use super::recipe_key::RecipeKey;
use super::stage_error::StageError;
use super::staged::Staged;
use super::staging::Staging;
use super::stamped::Stamped;
use super::stamps::Stamps;
use super::tree::{PathKind, path_kind};
use crate::base::repeated::merge_repeated;
use crate::base::{
    Content, Diagnostic, Digest, Drawing, Files, MAX_DRAWING_MEMORY, Made, Recipe, SitePath, Stamp, Stored,
};
use crate::io::Failure;
use crate::io::picture_memory::PictureMemory;
use crate::io::work_done::WorkDone;
use crate::publish::{Manifest, ManifestEntry};

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
    ready: &WorkDone,
) -> Result<(Vec<Staged>, Vec<Diagnostic>), PublishError> {
    let (output, old) = (ownership.output, ownership.manifest);
    let memory = PictureMemory::default();
    let stager =
        Stager { output, staging, old, stamps, site_root, damaged, ready, memory, stopped: AtomicBool::new(false) };
    let (mut plain, mut by_picture) = (Vec::new(), BTreeMap::<&SitePath, Vec<DrawnFile<'_>>>::new());
    for (number, (path, content)) in files.iter().enumerate() {
        match DrawnFile::new(number, path, content) {
            Some(drawn) => by_picture.entry(drawn.file.path()).or_default().push(drawn),
            None => plain.push((number, path, content)),
        }
    }
    // Pages that list all talks take longest; one that came last would keep a single thread busy.
    plain.sort_by_key(|(_, path, _)| Rank::of(path));
    // Expensive files are neighbours, for example all social cards: none may wait for another in the same thread.
    let single = plain.into_par_iter().with_max_len(1);
    let mut results: Vec<Result<Staged, StageError>> =
        single.map(|(number, path, content)| stager.unless_stopped(|| stager.file(number, path, content))).collect();
    // A thread that waits for memory does nothing else, so there should be nothing else to do.
    results.extend(stager.all_drawn(by_picture.into_values().collect()));
    let mut staged = Vec::with_capacity(results.len());
    let (mut mistakes, mut warnings) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(mut file) => {
                let found = std::mem::take(&mut file.warnings);
                warnings.extend(found.into_iter().map(|warning| (file.path.clone(), warning)));
                staged.push(file);
            }
            Err(StageError::Mistake(path, diagnostic)) => mistakes.push((path, diagnostic)),
            Err(StageError::System(failure)) => return Err(PublishError::System(failure)),
            Err(StageError::Stopped) => {}
        }
    }
    match mistakes.is_empty() {
        true => Ok((staged, merge_repeated(warnings))),
        false => Err(PublishError::Site(merge_repeated(mistakes))),
    }
}

/// Files that must be made and show the same picture.
type Missing<'a> = Vec<(DrawnFile<'a>, RecipeKey)>;

/// The memory from which a picture is large, in bytes.
const LARGE: u64 = MAX_DRAWING_MEMORY / 8;

/// How many threads draw large pictures.
const LARGE_AT_ONCE: usize = 4;

fn is_large(group: &Missing<'_>) -> bool {
    group.first().is_some_and(|(one, _)| one.file.memory(&wanted(group)) > LARGE)
}

/// The drawings that the files show, each once.
fn wanted(group: &Missing<'_>) -> Vec<Drawing> {
    group.iter().map(|(one, _)| one.drawing).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether a file need not be made.
enum Kept {
    Staged(Staged),
    Missing(RecipeKey),
}

struct Stager<'a> {
    output: &'a Path,
    staging: &'a Staging,
    old: &'a Manifest,
    stamps: &'a Stamps,
    site_root: &'a Path,
    damaged: &'a BTreeSet<SitePath>,
    ready: &'a WorkDone,
    memory: PictureMemory,
    stopped: AtomicBool,
}

impl Stager<'_> {
    fn unless_stopped(&self, stage: impl FnOnce() -> Result<Staged, StageError>) -> Result<Staged, StageError> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(StageError::Stopped);
        }
        let result = stage();
        if let Err(StageError::System(_)) = result {
            self.stopped.store(true, Ordering::Relaxed);
        }
        self.ready.add_part();
        result
    }

    /// Files that show pictures: those of each group show the same one.
    fn all_drawn(&self, groups: Vec<Vec<DrawnFile<'_>>>) -> Vec<Result<Staged, StageError>> {
        let looked: Vec<_> = groups.into_par_iter().with_max_len(1).map(|group| self.kept_and_missing(group)).collect();
        let (mut results, mut missing) = (Vec::new(), Vec::new());
        for (mut kept, group) in looked {
            results.append(&mut kept);
            missing.push(group);
        }
        self.ready.begin_drawing(missing.iter().map(Vec::len).sum());
        let (large, small): (Vec<Missing<'_>>, Vec<_>) = missing.into_iter().partition(is_large);
        let draw = |groups: Vec<Missing<'_>>| -> Vec<_> {
            groups.into_par_iter().with_max_len(1).flat_map(|group| self.drawn(group)).collect()
        };
        results.extend(draw(small));
        // The allocator keeps memory for each thread for a while, so few of them draw large pictures.
        match ThreadPoolBuilder::new().num_threads(rayon::current_num_threads().min(LARGE_AT_ONCE)).build() {
            Ok(few) => results.extend(few.install(|| draw(large))),
            Err(_) => results.extend(draw(large)),
        }
        results
    }

    /// Files that are in the output or the cache, and those that are in neither.
    fn kept_and_missing<'f>(&self, group: Vec<DrawnFile<'f>>) -> (Vec<Result<Staged, StageError>>, Missing<'f>) {
        let (mut results, mut missing) = (Vec::new(), Vec::new());
        for one in group {
            match self.kept(one.number, one.path, one.recipe) {
                Ok(Kept::Staged(staged)) => results.push(self.unless_stopped(|| Ok(staged))),
                Ok(Kept::Missing(key)) => missing.push((one, key)),
                Err(error) => results.push(self.unless_stopped(|| Err(error))),
            }
        }
        (results, missing)
    }

    /// Files that show one picture, which is decoded once for all of them.
    fn drawn(&self, group: Missing<'_>) -> Vec<Result<Staged, StageError>> {
        let (mut results, mut missing) = (Vec::new(), Vec::new());
        for (one, key) in group {
            // Another file with the same picture in it may have been drawn in the meantime.
            match self.cached(one.number, one.path, key).transpose() {
                Some(result) => {
                    self.ready.add_picture();
                    results.push(self.unless_stopped(|| result));
                }
                None => missing.push((one, key)),
            }
        }
        let Some(file) = missing.first().map(|(one, _)| one.file).filter(|_| !self.stopped.load(Ordering::Relaxed))
        else {
            return results;
        };
        let wanted = wanted(&missing);
        let drawings: BTreeMap<Drawing, Option<Vec<u8>>> =
            wanted.iter().copied().zip(self.memory.draw(file, &wanted)).collect();
        // The memory is returned, so these may wait for each other: many cards can show one picture.
        let finished = missing.into_par_iter().with_max_len(1).map(|(one, key)| {
            let drawn = drawings.get(&one.drawing).and_then(Option::as_deref);
            let make = || one.recipe.make_with(drawn).map(|bytes| Made { bytes, warnings: Vec::new() });
            let result = self.unless_stopped(|| self.made(one.number, one.path, key, make));
            self.ready.add_picture();
            result
        });
        results.par_extend(finished);
        results
    }

    fn file(&self, number: usize, path: &SitePath, content: &Content) -> Result<Staged, StageError> {
        match content {
            Content::Bytes(bytes) => self.bytes(number, path, bytes),
            Content::Recipe(recipe) => self.recipe(number, path, recipe.as_ref()),
            Content::Stored(stored) => self.stored(number, path, stored.as_ref()),
        }
    }

    fn recipe(&self, number: usize, path: &SitePath, recipe: &dyn Recipe) -> Result<Staged, StageError> {
        match self.kept(number, path, recipe)? {
            Kept::Staged(staged) => Ok(staged),
            Kept::Missing(key) => self.made(number, path, key, || recipe.make_and_warn()),
        }
    }

    /// An expensive file, if the output or the cache has it.
    fn kept(&self, number: usize, path: &SitePath, recipe: &dyn Recipe) -> Result<Kept, StageError> {
        let Some(state) = recipe.state() else { return Ok(Kept::Missing(RecipeKey::default())) };
        let stamp = Stamp { size: 0, state };
        if let Some(staged) = self.unchanged(path, stamp)? {
            return Ok(Kept::Staged(staged));
        }
        let key = RecipeKey { stamp: Some(stamp), origin: recipe.origin() };
        Ok(self.cached(number, path, key)?.map_or(Kept::Missing(key), Kept::Staged))
    }

    /// An expensive file, if the cache has it.
    fn cached(&self, number: usize, path: &SitePath, key: RecipeKey) -> Result<Option<Staged>, StageError> {
        let bytes = key.origin.and_then(|origin| recipe_cache::load(self.site_root, origin));
        bytes.map(|bytes| Ok(key.put_on(self.bytes(number, path, &bytes)?))).transpose()
    }

    fn made(
        &self,
        number: usize,
        path: &SitePath,
        key: RecipeKey,
        make: impl FnOnce() -> Result<Made, Diagnostic>,
    ) -> Result<Staged, StageError> {
        let Made { bytes, warnings } = make().map_err(|mistake| StageError::Mistake(path.clone(), mistake))?;
        if !warnings.is_empty() {
            return Ok(Staged { warnings, ..self.bytes(number, path, &bytes)? });
        }
        if let Some(origin) = key.origin {
            recipe_cache::save(self.site_root, origin, &bytes);
        }
        Ok(key.put_on(self.bytes(number, path, &bytes)?))
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
            CopyError::Source(e) => StageError::Mistake(path.clone(), unreadable(path, &e)),
            CopyError::Target(e) => StageError::System(Failure::of("writing", &self.target(path), e)),
        })?;
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
