use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::base::{Diagnostic, SitePath};
use crate::site::words::WordList;

/// The languages that a theme has words of, by their tags in lower case.
#[derive(Debug, Default)]
pub struct Dictionary {
    built_in: BTreeMap<String, BuiltIn>,
    /// Those in the site's own theme folder.
    own: BTreeMap<String, WordList>,
}

/// Built-in words, read when they are needed.
#[derive(Debug)]
struct BuiltIn {
    path: SitePath,
    text: String,
    list: OnceLock<WordList>,
}

impl Dictionary {
    /// Adds the built-in words of a language. They have no mistakes.
    pub fn add_built_in(&mut self, lang: &str, path: SitePath, text: String) {
        self.built_in.insert(lang.to_ascii_lowercase(), BuiltIn { path, text, list: OnceLock::new() });
    }

    /// Adds the words of a language in the file at `path` of the site, over the built-in ones. Returns the mistakes in it.
    pub fn add_own(&mut self, lang: &str, path: &SitePath, text: &str) -> Vec<Diagnostic> {
        let (list, mistakes) = WordList::read(path, text);
        self.own.insert(lang.to_ascii_lowercase(), list);
        mistakes
    }

    /// The lists of the language `lang`, a tag in lower case: the site's own first.
    pub fn lists<'d>(&'d self, lang: &str) -> impl Iterator<Item = &'d WordList> {
        let built_in =
            self.built_in.get(lang).map(|file| file.list.get_or_init(|| WordList::read(&file.path, &file.text).0));
        self.own.get(lang).into_iter().chain(built_in)
    }

    /// Whether it has words of the language `lang`, a tag in lower case.
    pub fn has(&self, lang: &str) -> bool {
        self.own.contains_key(lang) || self.built_in.contains_key(lang)
    }
}
