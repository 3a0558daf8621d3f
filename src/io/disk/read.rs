use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::deferred::Deferred;
use super::facts::{Age, Facts};
use super::patience::patiently;
use super::snapshot::{Loaded, Seen, Snapshot};
use super::stored_file::StoredFile;
use super::walk::{self, Form, Found, is_document};
use crate::base::{Content, Diagnostic, Digest, Place};
use crate::io::Failure;

/// An editor that saves by deleting and renaming leaves a gap this long at most.
const PAUSE: Duration = Duration::from_millis(2);

/// Reads the site at `root`: configuration, `content/`, `static/` and `themes/`.
///
/// Configuration and themes are read at once, everything else when it is needed. With `before` (at first an empty
/// one) documents too are read at once and kept, to be compared: of a file that has not changed since, the content of
/// `before` is taken. The `output` folder is passed over. A file that cannot be read is missing in the snapshot and
/// named in the diagnostics.
///
/// # Errors
/// Where there is no folder at `root`.
pub fn read_site(
    root: &Path,
    output: Option<&Path>,
    before: Option<&Snapshot>,
) -> Result<(Snapshot, Vec<Diagnostic>), Failure> {
    let root = fs::canonicalize(root).map_err(|e| Failure::of("reading", root, e))?;
    if !root.is_dir() {
        return Err(Failure::new(format!("{} is not a folder", root.display())));
    }
    let output = output.and_then(|output| fs::canonicalize(output).ok());
    let (found, mut diagnostics) = walk::walk(&root, output.as_deref());
    let load = |file: &Found| match before {
        Some(before) => load(file, before.get(&file.path)),
        None if is_document(&file.path) => left(file),
        None => load(file, None),
    };
    let loaded: Vec<Result<Loaded, Diagnostic>> = found.par_iter().map(load).collect();
    let mut snapshot = Snapshot::default();
    for (file, loaded) in found.into_iter().zip(loaded) {
        match loaded {
            Ok(loaded) => snapshot.insert(file.path, loaded),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    Ok((snapshot, diagnostics))
}

/// Why a file did not come in.
enum Trouble {
    World(io::Error),
    /// It was written to meanwhile.
    Changing,
    TooLarge {
        limit: u64,
    },
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::World(error)
    }
}

impl Trouble {
    /// Whether a moment later it may be over.
    fn may_pass(&self) -> bool {
        match self {
            Trouble::World(error) => error.kind() != io::ErrorKind::PermissionDenied,
            Trouble::Changing => true,
            Trouble::TooLarge { .. } => false,
        }
    }

    fn diagnose(self, file: &Found) -> Diagnostic {
        let path = &file.path;
        match self {
            Trouble::World(error) => walk::unreadable(path, &error),
            Trouble::Changing => Diagnostic::error("unreadable", format!("`{path}` changed while it was read"))
                .at(Place::file(path))
                .hint("build again when it is written"),
            Trouble::TooLarge { limit } => {
                let message = format!("`{path}` is larger than {} MB", limit / (1024 * 1024));
                Diagnostic::error("too-large", message).at(Place::file(path)).hint("split it, or move it to `static/`")
            }
        }
    }
}

/// A document that is left until one build reads it.
fn left(file: &Found) -> Result<Loaded, Diagnostic> {
    let found = || -> Result<Loaded, Trouble> {
        let facts = admitted(file)?;
        let seen = Seen { facts, age: facts.age(SystemTime::now()) };
        Ok(Loaded { content: Content::Stored(Arc::new(Deferred { found: file.clone(), facts })), seen })
    };
    twice(found).map_err(|trouble| trouble.diagnose(file))
}

/// All bytes of the file as it is now.
pub(super) fn now(file: &Found) -> Result<Arc<[u8]>, Diagnostic> {
    twice(|| whole(file, admitted(file)?)).map_err(|trouble| trouble.diagnose(file))
}

/// The file as it is now; one that cannot be read is named.
pub(super) fn load(file: &Found, before: Option<Loaded>) -> Result<Loaded, Diagnostic> {
    twice(|| try_load(file, before.as_ref())).map_err(|trouble| trouble.diagnose(file))
}

fn twice<T>(mut attempt: impl FnMut() -> Result<T, Trouble>) -> Result<T, Trouble> {
    match attempt() {
        Err(trouble) if trouble.may_pass() => {
            thread::sleep(PAUSE);
            attempt()
        }
        result => result,
    }
}

fn try_load(file: &Found, before: Option<&Loaded>) -> Result<Loaded, Trouble> {
    let facts = admitted(file)?;
    let seen = Seen { facts, age: facts.age(SystemTime::now()) };
    if let Some(before) = before
        && before.seen.facts == facts
        && before.seen.age == Age::Settled
    {
        return Ok(before.clone());
    }
    let content = match file.form {
        Form::Whole { .. } => Content::Bytes(whole(file, facts)?),
        Form::Lazy => stored(file, &seen, before)?,
    };
    let content = match before {
        Some(before) if before.seen.facts.size == facts.size => {
            same_or_new(&before.content, before.seen.facts, content, facts)
        }
        _ => content,
    };
    Ok(Loaded { content, seen })
}

/// The old content where the new one says the same: whoever compares by address sees that nothing changed.
fn same_or_new(old: &Content, old_facts: Facts, new: Content, new_facts: Facts) -> Content {
    match (old, &new) {
        (Content::Bytes(a), Content::Bytes(b)) if a == b => old.clone(),
        // A stored file opens only in the state that its own facts describe, so those must be the same too.
        (Content::Stored(a), Content::Stored(b)) if old_facts == new_facts && a.stamp() == b.stamp() => old.clone(),
        _ => new,
    }
}

/// All bytes, read into the place where they stay.
fn whole(file: &Found, facts: Facts) -> Result<Arc<[u8]>, Trouble> {
    let mut handle = patiently(|| File::open(&file.real))?;
    expect(facts, &handle)?;
    // A 32-bit machine cannot hold what does not fit, and the limit is far below.
    let length = usize::try_from(facts.size).map_err(|_| Trouble::Changing)?;
    let mut bytes: Arc<[u8]> = std::iter::repeat_n(0, length).collect();
    let Some(buffer) = Arc::get_mut(&mut bytes) else { return Err(Trouble::Changing) };
    handle.read_exact(buffer).map_err(|e| match e.kind() {
        io::ErrorKind::UnexpectedEof => Trouble::Changing,
        _ => Trouble::World(e),
    })?;
    expect(facts, &handle)?;
    Ok(bytes)
}

/// A file left where it is. Of one that is young, or was when these facts were first seen, the content is the stamp, since
/// its times may not have told a change.
fn stored(file: &Found, seen: &Seen, before: Option<&Loaded>) -> Result<Content, Trouble> {
    let age_of_facts =
        before.filter(|before| before.seen.facts == seen.facts).map_or(seen.age, |before| before.seen.age);
    let state = match age_of_facts {
        Age::Settled => seen.facts.state(),
        Age::Young => {
            let handle = patiently(|| File::open(&file.real))?;
            expect(seen.facts, &handle)?;
            let digest = Digest::of_reader(&handle)?;
            expect(seen.facts, &handle)?;
            digest.to_u64()
        }
    };
    Ok(Content::Stored(Arc::new(StoredFile::new(file.path.clone(), file.real.clone(), seen.facts, state))))
}

/// What is known of the file, if it is one and not too large.
fn admitted(file: &Found) -> Result<Facts, Trouble> {
    // It was no link when it was found; what became one since may lead out of the site.
    let facts = plain_facts(&fs::symlink_metadata(&file.real)?)?;
    match file.form {
        Form::Whole { limit } if facts.size > limit => Err(Trouble::TooLarge { limit }),
        _ => Ok(facts),
    }
}

fn plain_facts(metadata: &fs::Metadata) -> Result<Facts, Trouble> {
    match metadata.file_type() {
        kind if kind.is_dir() => Err(Trouble::World(io::ErrorKind::IsADirectory.into())),
        kind if !kind.is_file() => Err(Trouble::Changing),
        _ => Ok(Facts::of(metadata)),
    }
}

fn expect(facts: Facts, handle: &File) -> Result<(), Trouble> {
    match plain_facts(&handle.metadata()?)? == facts {
        true => Ok(()),
        false => Err(Trouble::Changing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a document that is found, then changed, then read.
    fn after(change: impl FnOnce(&Path)) -> Result<Loaded, Diagnostic> {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap().join("content/a.md");
        fs::create_dir(real.parent().unwrap()).unwrap();
        fs::write(&real, "before").unwrap();
        let (found, _) = walk::walk(&fs::canonicalize(root.path()).unwrap(), None);
        change(&real);
        load(&found[0], None)
    }

    #[test]
    fn a_file_that_went_after_it_was_found_is_named() {
        let gone = after(|path| fs::remove_file(path).unwrap()).unwrap_err();
        assert_eq!(gone.message, "cannot read `content/a.md`: it is gone");
        let folder = after(|path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        });
        assert_eq!(folder.unwrap_err().message, "cannot read `content/a.md`: it is a folder now");
        let cut = after(|path| fs::write(path, "").unwrap()).unwrap();
        assert!(matches!(cut.content, Content::Bytes(bytes) if bytes.is_empty()));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_became_a_link_after_it_was_found_is_not_followed() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        fs::write(outside.path(), "secret").unwrap();
        let swapped = after(|path| {
            fs::remove_file(path).unwrap();
            std::os::unix::fs::symlink(outside.path(), path).unwrap();
        });
        assert_eq!(swapped.unwrap_err().message, "`content/a.md` changed while it was read");
    }

    #[test]
    fn what_one_build_reads_late_is_read_as_it_is_then() {
        let late = |change: fn(&Path)| {
            let root = tempfile::tempdir().unwrap();
            let real = fs::canonicalize(root.path()).unwrap().join("content/a.md");
            fs::create_dir(real.parent().unwrap()).unwrap();
            fs::write(&real, "before").unwrap();
            let (snapshot, _) = read_site(root.path(), None, None).unwrap();
            change(&real);
            snapshot.files().get("content/a.md").unwrap().read()
        };
        assert_eq!(&*late(|_| ()).unwrap(), b"before");
        assert_eq!(&*late(|path| fs::write(path, "after it").unwrap()).unwrap(), b"after it");
        let gone = late(|path| fs::remove_file(path).unwrap()).unwrap_err();
        assert_eq!(gone.message, "cannot read `content/a.md`: it is gone");
    }

    #[test]
    fn one_that_is_back_a_moment_later_is_read() {
        let mut attempts = 0;
        let result = twice(|| {
            attempts += 1;
            match attempts {
                1 => Err(Trouble::World(io::ErrorKind::NotFound.into())),
                _ => Ok(attempts),
            }
        });
        assert!(matches!(result, Ok(2)));
    }
}
