//! Makes every content, one a thread at a time, and puts what is new into the staging folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::journal::rank;
use super::made;
use super::manifest::{Entry, Manifest};
use super::patience::{Shortage, patiently};
use super::publish::PublishError;
use super::staging::Staging;
use super::stamps::{Stamped, Stamps};
use super::tree::{Standing, standing};
use crate::base::{Content, Diagnostic, Digest, Files, Recipe, SitePath, Stamp, Stored};
use crate::io::Failure;

/// A file of the new site.
#[derive(Debug)]
pub(super) struct Staged {
    pub path: SitePath,
    pub entry: Entry,
    /// The name it is staged under, unless the old site has it already.
    pub number: Option<usize>,
    /// Of a stored file, or of all that a costly recipe needs.
    pub stamp: Option<Stamp>,
    /// By content what a costly recipe was made from.
    pub origin: Option<Digest>,
}

enum Trouble {
    Mistake(Diagnostic),
    World(Failure),
    /// Another thread met the broken world first.
    Stopped,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::World(failure)
    }
}

/// Stages `files` for `output`, whose files now are those of `old`.
///
/// # Errors
/// All diagnostics of recipes that could not be made, or the first failure.
pub(super) fn stage(
    output: &Path,
    staging: &Staging,
    files: &Files,
    old: &Manifest,
    stamps: &Stamps,
    site_root: &Path,
) -> Result<Vec<Staged>, PublishError> {
    let stage = Stage { output, staging, old, stamps, site_root, stopped: AtomicBool::new(false) };
    let mut numbered: Vec<_> = files.iter().enumerate().collect();
    // Listings of all talks take longest; one that came last would keep a single thread busy.
    numbered.sort_by_key(|(_, (path, _))| rank(path));
    // What takes long to make has neighbours that do too, all social cards for one: none waits for another in one thread.
    let single = numbered.into_par_iter().with_max_len(1);
    let results: Vec<Result<Staged, Trouble>> =
        single.map(|(number, (path, content))| stage.guarded(number, path, content)).collect();
    let mut staged = Vec::with_capacity(results.len());
    let mut mistakes = Vec::new();
    for result in results {
        match result {
            Ok(file) => staged.push(file),
            Err(Trouble::Mistake(diagnostic)) => mistakes.push(diagnostic),
            Err(Trouble::World(failure)) => return Err(PublishError::World(failure)),
            Err(Trouble::Stopped) => {}
        }
    }
    mistakes.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    match mistakes.is_empty() {
        true => Ok(staged),
        false => Err(PublishError::Site(mistakes)),
    }
}

struct Stage<'a> {
    output: &'a Path,
    staging: &'a Staging,
    old: &'a Manifest,
    stamps: &'a Stamps,
    site_root: &'a Path,
    stopped: AtomicBool,
}

impl Stage<'_> {
    fn guarded(&self, number: usize, path: &SitePath, content: &Content) -> Result<Staged, Trouble> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Trouble::Stopped);
        }
        let result = self.file(number, path, content);
        if let Err(Trouble::World(_)) = result {
            self.stopped.store(true, Ordering::Relaxed);
        }
        result
    }

    fn file(&self, number: usize, path: &SitePath, content: &Content) -> Result<Staged, Trouble> {
        match content {
            Content::Bytes(bytes) => self.bytes(number, path, bytes),
            Content::Recipe(recipe) => self.made(number, path, recipe.as_ref()),
            Content::Stored(stored) => self.stored(number, path, stored.as_ref()),
        }
    }

    fn made(&self, number: usize, path: &SitePath, recipe: &dyn Recipe) -> Result<Staged, Trouble> {
        let Some(state) = recipe.state() else {
            return self.bytes(number, path, &recipe.make().map_err(Trouble::Mistake)?);
        };
        let stamp = Stamp { size: 0, state };
        if let Some(staged) = self.kept(path, stamp)? {
            return Ok(staged);
        }
        let origin = recipe.origin();
        let staged = |staged| Staged { stamp: Some(stamp), origin, ..staged };
        if let Some(bytes) = origin.and_then(|origin| made::load(self.site_root, origin)) {
            return self.bytes(number, path, &bytes).map(staged);
        }
        let bytes = recipe.make().map_err(Trouble::Mistake)?;
        if let Some(origin) = origin {
            made::save(self.site_root, origin, &bytes);
        }
        self.bytes(number, path, &bytes).map(staged)
    }

    /// The file that the old site has already, where nothing it comes from has changed since.
    fn kept(&self, path: &SitePath, stamp: Stamp) -> Result<Option<Staged>, Failure> {
        match self.stamps.get(path, stamp) {
            Some(Stamped { entry, origin, .. }) if self.has(path, entry)? => {
                Ok(Some(Staged { path: path.clone(), entry, number: None, stamp: Some(stamp), origin }))
            }
            _ => Ok(None),
        }
    }

    fn bytes(&self, number: usize, path: &SitePath, bytes: &[u8]) -> Result<Staged, Trouble> {
        let entry = Entry { digest: Digest::of(bytes), size: bytes.len() as u64 };
        let target = self.target(path);
        let is_there = self.has(path, entry)?;
        if !is_there {
            let staged = self.staging.file(number);
            patiently(|| fs::write(&staged, bytes)).map_err(|e| Failure::of("writing", &target, e))?;
        }
        Ok(Staged { path: path.clone(), entry, number: (!is_there).then_some(number), stamp: None, origin: None })
    }

    fn stored(&self, number: usize, path: &SitePath, stored: &dyn Stored) -> Result<Staged, Trouble> {
        let stamp = stored.stamp();
        if let Some(staged) = self.kept(path, stamp)? {
            return Ok(staged);
        }
        let staged = |entry, number| Staged { path: path.clone(), entry, number, stamp: Some(stamp), origin: None };
        let draft = self.staging.file(number);
        let entry = patiently(|| copy(stored, &draft)).map_err(|e| match e {
            CopyError::Source(e) => Trouble::Mistake(unreadable(path, &e)),
            CopyError::Target(e) => Trouble::World(Failure::of("writing", &self.target(path), e)),
        })?;
        if entry.size != stamp.size {
            return Err(Trouble::Mistake(unreadable(
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
    fn has(&self, path: &SitePath, entry: Entry) -> Result<bool, Failure> {
        let is_listed = self.old.get(path.as_str()) == Some(entry);
        Ok(is_listed && standing(&self.target(path))? == Standing::File { size: entry.size })
    }

    fn target(&self, path: &SitePath) -> PathBuf {
        self.output.join(path.as_str())
    }
}

fn unreadable(path: &SitePath, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable", format!("cannot publish `{path}`: {error}")).hint("build again")
}

/// Which end of a copy failed: the author's file or our disk.
enum CopyError {
    Source(io::Error),
    Target(io::Error),
}

impl Shortage for CopyError {
    fn is_shortage(&self) -> bool {
        match self {
            // Whoever opens the source has waited for a handle already.
            CopyError::Source(_) => false,
            CopyError::Target(error) => error.is_shortage(),
        }
    }
}

/// Copies a stored file piece by piece, a film of gigabytes as well as an icon.
fn copy(stored: &dyn Stored, target: &Path) -> Result<Entry, CopyError> {
    let source = stored.open().map_err(CopyError::Source)?;
    let target = File::create(target).map_err(CopyError::Target)?;
    let mut tee = Tee { source, target, size: 0, refused: None };
    let digest = Digest::of_reader(&mut tee);
    match (tee.refused, digest) {
        (Some(error), _) => Err(CopyError::Target(error)),
        (None, Err(error)) => Err(CopyError::Source(error)),
        (None, Ok(digest)) => Ok(Entry { digest, size: tee.size }),
    }
}

/// Writes what is read through it.
struct Tee<R> {
    source: R,
    target: File,
    size: u64,
    refused: Option<io::Error>,
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        if let Err(error) = self.target.write_all(&buffer[..length]) {
            self.refused = Some(error);
            return Err(io::ErrorKind::Other.into());
        }
        self.size += length as u64;
        Ok(length)
    }
}
