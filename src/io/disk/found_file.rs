use std::path::PathBuf;

use super::read_mode::ReadMode;
use crate::base::SitePath;

/// A file of the site that has not been opened yet.
#[derive(Clone, Debug)]
pub(super) struct FoundFile {
    /// Its path in the site.
    pub path: SitePath,
    /// Its real path on the disk.
    pub real: PathBuf,
    /// How it is read.
    pub mode: ReadMode,
}
