use std::collections::BTreeMap;

use super::doc::Doc;
use super::site_facts::SiteFacts;
use super::stubs::Stub;
use crate::base::{Content, Files, SitePath};

/// What was read of a site: what all generators have in common is done with it.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// What its settings say.
    pub facts: SiteFacts,
    /// Its documents.
    pub docs: Vec<Doc>,
    /// Pages that only lead to another one.
    pub stubs: Vec<Stub>,
    /// All other files, at their paths in the site of talkpress.
    pub files: Files,
    /// Files that need the name of another one.
    pub twice: Vec<SitePath>,
    /// Sentences for the author.
    pub notes: Vec<String>,
    /// How many files of each folder at the top, or which files there, have no use here.
    pub rest: BTreeMap<String, usize>,
    /// Files that are left out, with the reason, as they are listed.
    pub left_out: Vec<(SitePath, &'static str)>,
}

impl Work {
    /// Counts files that have no use here.
    pub fn add_rest<'a>(&mut self, paths: impl Iterator<Item = &'a SitePath>) {
        for path in paths {
            let first = path.as_str().split('/').next().unwrap_or_default();
            let name = if first.len() < path.as_str().len() { format!("{first}/") } else { first.to_owned() };
            *self.rest.entry(name).or_default() += 1;
        }
    }

    /// Adds a file that is not a document. Its address may be an author's: it never leads out of the folder `target` begins with.
    pub fn add_file(&mut self, target: &str, content: &Content) {
        let Some(path) = SitePath::new(target).filter(|_| target.split('/').all(|part| part != "..")) else { return };
        match self.files.get(path.as_str()).is_some_and(|other| !other.is_same(content)) {
            true => self.twice.push(path),
            false => drop(self.files.insert(path, content.clone())),
        }
    }
}
