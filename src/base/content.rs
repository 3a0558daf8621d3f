use std::fmt;
use std::io::{self, BufRead, Cursor, Seek};
use std::sync::Arc;

use super::{Diagnostic, Digest, Drawing, Made, PictureFile};

/// The content of a file in [`Files`](super::Files): bytes, a file to be read, or a recipe that makes the bytes.
///
/// Outputs are lazy so that a site of many pages is never in memory at once: the code that needs the bytes makes
/// them, uses them and drops them.
#[derive(Clone, Debug)]
pub enum Content {
    /// The bytes themselves.
    Bytes(Arc<[u8]>),
    /// A file that is somewhere outside and is read when it is needed.
    Stored(Arc<dyn Stored>),
    /// A pure function of data that is already here.
    Recipe(Arc<dyn Recipe>),
}

impl Content {
    /// Content from bytes or text at hand.
    pub fn bytes(bytes: impl Into<Arc<[u8]>>) -> Content {
        Content::Bytes(bytes.into())
    }

    /// The bytes: at hand, read, or made.
    ///
    /// # Errors
    /// Why they cannot be read or made.
    pub fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        match self {
            Content::Bytes(bytes) => Ok(bytes.clone()),
            Content::Stored(stored) => stored.read(),
            Content::Recipe(recipe) => recipe.make().map(Arc::from),
        }
    }

    /// Reads the bytes from their beginning.
    ///
    /// # Errors
    /// Those of a file that is read; and that a recipe has to be made first.
    pub fn reader(&self) -> io::Result<Box<dyn Reader + '_>> {
        match self {
            Content::Bytes(bytes) => Ok(Box::new(Cursor::new(&**bytes))),
            Content::Stored(stored) => stored.open(),
            Content::Recipe(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// Tells it from another at the same path, without reading a file; nothing of a recipe.
    pub fn stamp(&self) -> Option<Stamp> {
        match self {
            Content::Bytes(bytes) => Some(Stamp { size: bytes.len() as u64, state: Digest::of(bytes).to_u64() }),
            Content::Stored(stored) => Some(stored.stamp()),
            Content::Recipe(_) => None,
        }
    }

    /// Digest of all bytes, which are read for it; nothing of a recipe.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn digest(&self) -> io::Result<Digest> {
        Digest::of_reader(self.reader()?)
    }

    /// Whether both are known to be the same without reading or making anything; two recipes count as the same.
    pub fn is_same(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Bytes(a), Content::Bytes(b)) => Arc::ptr_eq(a, b) || a == b,
            (Content::Stored(a), Content::Stored(b)) => a.stamp() == b.stamp(),
            (Content::Recipe(_), Content::Recipe(_)) => true,
            _ => false,
        }
    }
}

/// A file outside, known by its stamp and opened only when its bytes are needed.
pub trait Stored: fmt::Debug + Send + Sync {
    /// Equal stamps of one path mean equal bytes.
    fn stamp(&self) -> Stamp;

    /// Opens the file for reading.
    ///
    /// # Errors
    /// The operating system's, where the file is gone or cannot be read.
    fn open(&self) -> io::Result<Box<dyn Reader + '_>>;

    /// Reads all of it.
    ///
    /// # Errors
    /// What to tell the author where the file is gone, cannot be read or is another by now.
    fn read(&self) -> Result<Arc<[u8]>, Diagnostic>;
}

/// What a [`Stored`] file is read through: image sizes are found without reading all of it.
pub trait Reader: BufRead + Seek {}

impl<T: BufRead + Seek> Reader for T {}

/// Identifies one state of a file outside without its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// Digest of everything else the outside knows of the file's state (times, inode, or its content).
    pub state: u64,
}

/// A pure function that makes bytes: the same recipe makes the same bytes, each time, on every thread.
pub trait Recipe: fmt::Debug + Send + Sync {
    /// Makes the bytes.
    ///
    /// # Errors
    /// What is wrong in the theme or the site, as far as only the making could show it.
    fn make(&self) -> Result<Vec<u8>, Diagnostic>;

    /// Makes the same bytes, and says what had to be left out.
    ///
    /// # Errors
    /// Those of [`make`](Recipe::make).
    fn make_and_warn(&self) -> Result<Made, Diagnostic> {
        Ok(Made { bytes: self.make()?, warnings: Vec::new() })
    }

    /// The state of all that the bytes depend on, where making them costs so much more than knowing it that whoever has
    /// them should keep them: of one path, equal states mean equal bytes.
    fn state(&self) -> Option<u64> {
        None
    }

    /// Digest of the same by content alone, wherever and whenever it was written: equal digests mean equal bytes, in a copy of
    /// the site too. It reads the files that the bytes come from. Nothing if there is no `state`, or one cannot be read.
    fn origin(&self) -> Option<Digest> {
        None
    }

    /// The picture file that the bytes are made from, and what is drawn of it. Whoever makes several recipes of one file draws
    /// for all of them at once, and then calls `make_with`.
    fn drawing(&self) -> Option<(&dyn PictureFile, Drawing)> {
        None
    }

    /// Makes the same bytes as `make` if `drawn` is what [`PictureFile::draw`] gives for the recipe's `drawing`.
    ///
    /// # Errors
    /// Those of `make`.
    fn make_with(&self, drawn: Option<&[u8]>) -> Result<Vec<u8>, Diagnostic> {
        let _ = drawn;
        self.make()
    }
}
