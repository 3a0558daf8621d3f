use std::io;

use super::found_file::FoundFile;
use super::not_regular::NotRegular;
use super::root::CONFIG;
use super::unreadable::unreadable;
use crate::base::{Diagnostic, Place};

/// Why a file could not be read.
pub(super) enum ReadError {
    /// A system error.
    System(io::Error),
    /// It was written to at the same time.
    Changing,
    /// It has more than `limit` bytes.
    TooLarge { limit: u64 },
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        match NotRegular::is(&error) {
            // It was a file, and behind no link, when it was found.
            true => ReadError::Changing,
            false => ReadError::System(error),
        }
    }
}

impl ReadError {
    /// Whether a second attempt a moment later may succeed.
    pub fn is_transient(&self) -> bool {
        match self {
            ReadError::System(error) => error.kind() != io::ErrorKind::PermissionDenied,
            ReadError::Changing => true,
            ReadError::TooLarge { .. } => false,
        }
    }

    /// The error as a diagnostic about `file`.
    pub fn into_diagnostic(self, file: &FoundFile) -> Diagnostic {
        let path = &file.path;
        match self {
            ReadError::System(error) => unreadable(path, &error),
            ReadError::Changing => Diagnostic::error("unreadable", format!("`{path}` changed while it was read"))
                .at(Place::file(path))
                .hint("build again when it is finished"),
            ReadError::TooLarge { limit } => {
                let message = format!("`{path}` is larger than {} MB", limit / (1024 * 1024));
                let hint = match path.as_str() {
                    CONFIG => "keep only settings in it",
                    _ => "split it, or move it to `static/`",
                };
                Diagnostic::error("too-large", message).at(Place::file(path)).hint(hint)
            }
        }
    }
}
