use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::listed_files::files_below;
use super::manifest_file::ManifestFile;
use super::root_folder::RootFolder;
use super::staging_lock::staging_folder;
use super::tree::{PathKind, path_kind};
use crate::base::SitePath;
use crate::io::Failure;
use crate::publish::{ManifestEntry, SiteFiles};

/// An output folder with a finished build, from which files are published.
#[derive(Debug)]
pub struct BuiltSite {
    /// What was built.
    pub site: SiteFiles,
    output: PathBuf,
    root: Option<RootFolder>,
}

impl BuiltSite {
    /// The site in `output`.
    ///
    /// # Errors
    /// If there is none, if the build was interrupted, or if a file is missing or has another length than it was built with.
    pub fn open(output: &Path) -> Result<BuiltSite, Failure> {
        let shown = output.display();
        let Some(manifest) = ManifestFile::Built.find(output)? else {
            return Err(Failure::new(format!("no site was built in {shown}: run `talkpress build`")));
        };
        if manifest.integrity.is_broken() {
            let message = format!("the manifest in {shown} is damaged, or from a newer version: build the site again");
            return Err(Failure::new(message));
        }
        if path_kind(&staging_folder(output).join("journal"))? != PathKind::Nothing {
            return Err(Failure::new(format!("the last build in {shown} was interrupted: build the site again")));
        }
        let entry = |path: SitePath| manifest.get(path.as_str()).map(|entry| (path, entry));
        let files: BTreeMap<SitePath, ManifestEntry> = files_below(output, output).filter_map(entry).collect();
        let missing = manifest.len() - files.len();
        if missing > 0 {
            let message = format!("{missing} of {} files are missing in {shown}: build the site again", manifest.len());
            return Err(Failure::new(message));
        }
        let root = RootFolder::open(output).map_err(|e| Failure::of("reading", output, e))?;
        Ok(BuiltSite { site: SiteFiles { manifest, files }, output: output.to_path_buf(), root: Some(root) })
    }

    /// A site without a file, to remove what is published.
    pub fn nothing() -> BuiltSite {
        BuiltSite { site: SiteFiles::default(), output: PathBuf::new(), root: None }
    }

    /// Opens the file at `path`.
    ///
    /// # Errors
    /// If it cannot be opened, or has not the length of `entry`.
    pub fn file(&self, path: &SitePath, entry: ManifestEntry) -> Result<File, Failure> {
        let failure = |e| Failure::of("reading", &self.output.join(path.as_str()), e);
        let Some(root) = &self.root else { return Err(self.changed(path)) };
        let (file, metadata) = root.file(Path::new(path.as_str())).map_err(failure)?;
        if metadata.len() != entry.size {
            return Err(self.changed(path));
        }
        Ok(file)
    }

    /// The failure for a file that is not what was built.
    pub fn changed(&self, path: &SitePath) -> Failure {
        let path = self.output.join(path.as_str());
        Failure::new(format!("{} has changed since it was built: build the site again", path.display()))
    }

    /// The failure for an error while the file at `path` is read.
    pub fn unreadable(&self, path: &SitePath, error: std::io::Error) -> Failure {
        Failure::of("reading", &self.output.join(path.as_str()), error)
    }
}
