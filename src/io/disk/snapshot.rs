use std::collections::HashMap;

use super::facts::{Age, Facts};
use crate::base::{Changes, Content, Files, SitePath};

/// A site as it was read, and what is needed to read only what changed the next time.
#[derive(Debug, Default)]
pub struct Snapshot {
    files: Files,
    seen: HashMap<SitePath, Seen>,
}

/// When a file's content was looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub facts: Facts,
    pub age: Age,
}

/// One file of a snapshot.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub content: Content,
    pub seen: Seen,
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

    pub(super) fn insert(&mut self, path: SitePath, loaded: Loaded) {
        self.seen.insert(path.clone(), loaded.seen);
        self.files.insert(path, loaded.content);
    }

    /// Puts newer states of some files in the place of those before; says which of them are other.
    pub(super) fn replace(&mut self, news: Vec<(SitePath, Loaded)>) -> Changes {
        let old = news.iter().filter_map(|(path, _)| Some((path.clone(), self.files.get(path.as_str())?.clone())));
        let new = news.iter().map(|(path, loaded)| (path.clone(), loaded.content.clone()));
        let changes = Files::diff(&old.collect(), &new.collect());
        news.into_iter().for_each(|(path, loaded)| self.insert(path, loaded));
        changes
    }

    pub(super) fn get(&self, path: &SitePath) -> Option<Loaded> {
        let content = self.files.get(path.as_str())?.clone();
        Some(Loaded { content, seen: *self.seen.get(path)? })
    }
}
