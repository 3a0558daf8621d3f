//! Reads single files.

use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::file_stat::FileStat;
use super::found_file::FoundFile;
use super::loaded_file::LoadedFile;
use super::read_error::ReadError;
use super::read_mode::ReadMode;
use super::seen_stat::SeenStat;
use super::stat_age::StatAge;
use super::stored_file::StoredFile;
use crate::base::{Content, Diagnostic, Digest};

/// How long a file is missing, at most, while an editor saves it by deleting and renaming.
const PAUSE: Duration = Duration::from_millis(2);

/// All bytes of the file as it is now.
pub(super) fn read_now(file: &FoundFile) -> Result<Arc<[u8]>, Diagnostic> {
    twice(|| read_whole(file, checked_stat(file)?)).map_err(|error| error.into_diagnostic(file))
}

/// The file as it is now; its content is taken from `before` if it has not changed since.
pub(super) fn load(file: &FoundFile, before: Option<LoadedFile>) -> Result<LoadedFile, Diagnostic> {
    twice(|| try_load(file, before.as_ref())).map_err(|error| error.into_diagnostic(file))
}

/// Runs `attempt`, and a second time if the first error is transient.
pub(super) fn twice<T>(mut attempt: impl FnMut() -> Result<T, ReadError>) -> Result<T, ReadError> {
    match attempt() {
        Err(error) if error.is_transient() => {
            thread::sleep(PAUSE);
            attempt()
        }
        result => result,
    }
}

fn try_load(file: &FoundFile, before: Option<&LoadedFile>) -> Result<LoadedFile, ReadError> {
    let stat = checked_stat(file)?;
    let seen = SeenStat::now(stat);
    if let Some(before) = before
        && before.seen.stat == stat
        && before.seen.age == StatAge::Settled
    {
        return Ok(before.clone());
    }
    let content = match file.mode {
        ReadMode::Whole { .. } => Content::Bytes(read_whole(file, stat)?),
        ReadMode::Lazy => stored(file, &seen, before)?,
    };
    let content = match before {
        Some(before) if before.seen.stat.size == stat.size => {
            same_or_new(&before.content, before.seen.stat, content, stat)
        }
        _ => content,
    };
    Ok(LoadedFile { content, seen })
}

/// The old content if the new one is equal, so that a comparison by address finds no change.
fn same_or_new(old: &Content, old_stat: FileStat, new: Content, new_stat: FileStat) -> Content {
    match (old, &new) {
        (Content::Bytes(a), Content::Bytes(b)) if a == b => old.clone(),
        // A stored file can be opened only in the state that it was made with, so the states must be equal too.
        (Content::Stored(a), Content::Stored(b)) if old_stat == new_stat && a.stamp() == b.stamp() => old.clone(),
        _ => new,
    }
}

/// All bytes of the file, if it is in the state `stat` before and after it is read.
fn read_whole(file: &FoundFile, stat: FileStat) -> Result<Arc<[u8]>, ReadError> {
    let (mut handle, opened) = file.root.file(&file.real)?;
    check_unchanged(stat, &opened)?;
    // The length fits even on a 32-bit machine, since the limit is far smaller.
    let length = usize::try_from(stat.size).map_err(|_| ReadError::Changing)?;
    let mut bytes: Arc<[u8]> = std::iter::repeat_n(0, length).collect();
    let Some(buffer) = Arc::get_mut(&mut bytes) else { return Err(ReadError::Changing) };
    handle.read_exact(buffer).map_err(|e| match e.kind() {
        io::ErrorKind::UnexpectedEof => ReadError::Changing,
        _ => ReadError::System(e),
    })?;
    check_unchanged(stat, &handle.metadata()?)?;
    Ok(bytes)
}

/// A file that is left on the disk. If it is young, or was when this state was first seen, its times may have missed a
/// change, so its stamp is a digest of its content.
fn stored(file: &FoundFile, seen: &SeenStat, before: Option<&LoadedFile>) -> Result<Content, ReadError> {
    let age = before.filter(|before| before.seen.stat == seen.stat).map_or(seen.age, |before| before.seen.age);
    let state = match age {
        StatAge::Settled => seen.stat.state(),
        StatAge::Young => {
            let (handle, opened) = file.root.file(&file.real)?;
            check_unchanged(seen.stat, &opened)?;
            let digest = Digest::of_reader(&handle)?;
            check_unchanged(seen.stat, &handle.metadata()?)?;
            digest.to_u64()
        }
    };
    Ok(Content::Stored(Arc::new(StoredFile::new(file.clone(), seen.stat, state))))
}

/// The state of the file, if it is a file and not too large.
pub(super) fn checked_stat(file: &FoundFile) -> Result<FileStat, ReadError> {
    // It was not a link when it was found; a link that replaced it since may point out of the site.
    let stat = stat_of_file(&fs::symlink_metadata(&file.real)?)?;
    match file.mode {
        ReadMode::Whole { limit } if stat.size > limit => Err(ReadError::TooLarge { limit }),
        _ => Ok(stat),
    }
}

fn stat_of_file(metadata: &Metadata) -> Result<FileStat, ReadError> {
    match metadata.file_type() {
        kind if kind.is_dir() => Err(ReadError::System(io::ErrorKind::IsADirectory.into())),
        kind if !kind.is_file() => Err(ReadError::Changing),
        _ => Ok(FileStat::of(metadata)),
    }
}

fn check_unchanged(stat: FileStat, found: &Metadata) -> Result<(), ReadError> {
    match stat_of_file(found)? == stat {
        true => Ok(()),
        false => Err(ReadError::Changing),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::io::disk::root_folder::RootFolder;
    use crate::io::disk::walk;

    /// What loading returns for a document that was changed after it was found.
    fn load_after(change: impl FnOnce(&Path)) -> Result<LoadedFile, Diagnostic> {
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap().join("content/a.md");
        fs::create_dir(real.parent().unwrap()).unwrap();
        fs::write(&real, "before").unwrap();
        let (found, _) =
            walk::walk(&Arc::new(RootFolder::open(&fs::canonicalize(root.path()).unwrap()).unwrap()), None);
        change(&real);
        load(&found[0], None)
    }

    #[test]
    fn a_file_that_was_removed_after_it_was_found_is_reported() {
        let gone = load_after(|path| fs::remove_file(path).unwrap()).unwrap_err();
        assert_eq!(gone.message, "cannot read `content/a.md`: it no longer exists");
        let folder = load_after(|path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        });
        assert_eq!(folder.unwrap_err().message, "cannot read `content/a.md`: it is now a folder");
        let cut = load_after(|path| fs::write(path, "").unwrap()).unwrap();
        assert!(matches!(cut.content, Content::Bytes(bytes) if bytes.is_empty()));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_became_a_link_after_it_was_found_is_not_followed() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        fs::write(outside.path(), "secret").unwrap();
        let swapped = load_after(|path| {
            fs::remove_file(path).unwrap();
            std::os::unix::fs::symlink(outside.path(), path).unwrap();
        });
        assert_eq!(swapped.unwrap_err().message, "`content/a.md` changed while it was read");
    }

    #[test]
    fn a_file_that_is_back_a_moment_later_is_read() {
        let mut attempts = 0;
        let result = twice(|| {
            attempts += 1;
            match attempts {
                1 => Err(ReadError::System(io::ErrorKind::NotFound.into())),
                _ => Ok(attempts),
            }
        });
        assert!(matches!(result, Ok(2)));
    }
}
