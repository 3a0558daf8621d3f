use std::collections::BTreeMap;

use crate::base::data::typed::unknown;
use crate::base::data::{Field, Mistakes, toml};
use crate::base::{Diagnostic, SitePath};
use crate::site::words::{Text, WORDS, Word};

/// Words of one language by their keys, perhaps not all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList(BTreeMap<&'static str, Text>);

impl WordList {
    /// Reads `text`, the file at `path`: a word a line. Returns all mistakes in it.
    pub fn read(path: &SitePath, text: &str) -> (WordList, Vec<Diagnostic>) {
        let mut mistakes = Mistakes::new(path, text);
        let mut list = WordList::default();
        for field in toml::read(&mut mistakes, &(0..text.len())).into_iter().flatten() {
            list.read_word(&mut mistakes, &field, path.file_name());
        }
        (list, mistakes.into_diagnostics())
    }

    /// Reads one word of `section`, in which each key must be one.
    pub fn read_word(&mut self, mistakes: &mut Mistakes<'_>, field: &Field, section: &str) {
        let Some(word) = Word::find(&field.key) else {
            let known: Vec<&str> = WORDS.iter().map(|word| word.key).collect();
            unknown(mistakes, field, Some(section), &known, "put your own templates' words in `[params]`");
            return;
        };
        if let Some(text) = Text::read(mistakes, word, field) {
            self.0.insert(word.key, text);
        }
    }

    /// The text of a word.
    pub fn get(&self, key: &str) -> Option<&Text> {
        self.0.get(key)
    }

    /// The keys of all its words.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}
