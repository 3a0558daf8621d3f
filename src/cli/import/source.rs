use std::path::{Path, PathBuf};

use super::super::stop::Stop;
use crate::import::refusal::Refusal;
use crate::import::source_kind::SourceKind;
use crate::io::disk;

/// A larger file is refused, in bytes.
pub const MAX_LENGTH: u64 = 512 << 20;

/// A file or folder that is imported.
pub struct Source {
    /// Its name, without its folder.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Where it is.
    pub path: PathBuf,
    /// Its bytes; none of a folder.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file and finds out what it is.
    pub fn read(path: &Path) -> Result<Source, Stop> {
        let shown = path.to_string_lossy();
        let refuse = |reason: &str| Err(Stop::Usage(Refusal::of(&shown, reason).0));
        if shown.starts_with("http://") || shown.starts_with("https://") {
            return match shown.contains("docs.google.com") {
                true => refuse(
                    "is an address: in Google Slides, choose File > Download > PDF Document, and import that file",
                ),
                false => refuse("is an address: download the file, and import that"),
            };
        }
        let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if disk::is_folder(path) {
            return Ok(Source { name: name(), kind: SourceKind::Folder, path: path.to_owned(), bytes: Vec::new() });
        }
        let Some(length) = disk::file_length(path)? else {
            return match disk::exists(path) {
                true => refuse("is not a file"),
                false => refuse("does not exist"),
            };
        };
        if length > MAX_LENGTH {
            return refuse(&format!("has {} MiB; the limit is {} MiB", length >> 20, MAX_LENGTH >> 20));
        }
        let bytes = disk::read_bytes(path)?;
        Ok(Source { name: name(), kind: SourceKind::of(&bytes), path: path.to_owned(), bytes })
    }
}
