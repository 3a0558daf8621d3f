use std::path::PathBuf;
use std::sync::Arc;

use super::read_mode::ReadMode;
use super::root_folder::RootFolder;
use crate::base::SitePath;

/// A file of the site that has not been opened yet.
#[derive(Clone, Debug)]
pub(super) struct FoundFile {
    /// Its path in the site.
    pub path: SitePath,
    /// The folder of the site.
    pub root: Arc<RootFolder>,
    /// Its real path on the disk, which is below `root` and has no links.
    pub real: PathBuf,
    /// How it is read.
    pub mode: ReadMode,
}
