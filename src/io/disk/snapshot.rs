use std::collections::HashMap;

use super::loaded_file::LoadedFile;
use super::seen_stat::SeenStat;
use crate::base::{Changes, Files, SitePath};

/// A site as it was read, with what is needed to read only the changes next time.
#[derive(Debug, Default)]
pub struct Snapshot {
    files: Files,
    seen: HashMap<SitePath, SeenStat>,
}

impl Snapshot {
    /// The files of the site.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The files of the site, without what the next reading needs.
    pub fn into_files(self) -> Files {
        self.files
    }

    pub(super) fn insert(&mut self, path: SitePath, loaded: LoadedFile) {
        self.seen.insert(path.clone(), loaded.seen);
        self.files.insert(path, loaded.content);
    }

    /// Replaces some files by newer states of them, and returns which of them changed.
    pub(super) fn replace(&mut self, newer: Vec<(SitePath, LoadedFile)>) -> Changes {
        let old = newer.iter().filter_map(|(path, _)| Some((path.clone(), self.files.get(path.as_str())?.clone())));
        let new = newer.iter().map(|(path, loaded)| (path.clone(), loaded.content.clone()));
        let changes = Files::diff(&old.collect(), &new.collect());
        newer.into_iter().for_each(|(path, loaded)| self.insert(path, loaded));
        changes
    }

    pub(super) fn get(&self, path: &SitePath) -> Option<LoadedFile> {
        let content = self.files.get(path.as_str())?.clone();
        Some(LoadedFile { content, seen: *self.seen.get(path)? })
    }
}
