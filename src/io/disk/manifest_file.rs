use std::path::{Path, PathBuf};

use super::folder_role::FolderRole;
use super::root_folder::read_in;
use super::tree::{PathKind, path_kind};
use crate::io::Failure;
use crate::publish::Manifest;

/// The file of a manifest, at the top of the folder that it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ManifestFile {
    /// Of an output folder.
    Built,
    /// Of a folder that a site was published to.
    Published,
}

impl ManifestFile {
    /// Its path in `folder`.
    pub fn path(self, folder: &Path) -> PathBuf {
        folder.join(self.name())
    }

    /// The manifest in `folder`, empty if there is none. Invalid lines are ignored.
    pub fn load(self, folder: &Path) -> Result<Manifest, Failure> {
        Ok(self.find(folder)?.unwrap_or_default())
    }

    /// The manifest in `folder`, if there is one.
    pub fn find(self, folder: &Path) -> Result<Option<Manifest>, Failure> {
        let path = self.path(folder);
        match path_kind(&path)? {
            PathKind::Nothing => Ok(None),
            PathKind::File { .. } => {
                let bytes = read_in(folder, self.name()).map_err(|e| Failure::of("reading", &path, e))?;
                Ok(Some(Manifest::parse(&bytes)))
            }
            _ => Err(Failure::new(format!("{} is not a file: remove it", path.display()))),
        }
    }

    /// What the folder is that it describes.
    pub fn role(self) -> FolderRole {
        match self {
            ManifestFile::Built => FolderRole::Output,
            ManifestFile::Published => FolderRole::Target,
        }
    }

    fn name(self) -> &'static str {
        match self {
            ManifestFile::Built => crate::publish::BUILT,
            ManifestFile::Published => crate::publish::PUBLISHED,
        }
    }
}
