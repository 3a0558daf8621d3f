//! The words of the interface.

use std::fs;
use std::path::{Path, PathBuf};

use talkpress::site::model::words::{WORDS, Word};

use crate::table::{Table, code};

#[test]
fn every_word_is_in_the_manual() {
    assert!(WORDS.is_sorted_by_key(|word| word.key), "words are looked up by halving the list");
    let row = |word: &Word| vec![code(word.key), word.english.to_owned(), word.note.to_owned()];
    let rows: Vec<Vec<String>> = WORDS.iter().map(row).collect();
    Table::read("template-contract", "words").must_be(&rows);
}

#[test]
fn every_word_is_used() {
    let templates = texts("themes/default/templates");
    let sources = texts("src");
    let is_used = |key: &str| {
        let in_code = format!("\"{key}\"");
        templates.iter().any(|(_, text)| text.contains(&format!("words.{key}")))
            || sources.iter().any(|(path, text)| !path.ends_with("model/words.rs") && text.contains(&in_code))
    };
    let unused: Vec<&str> = WORDS.iter().map(|word| word.key).filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nothing prints these words: {unused:?}");
}

/// The paths and texts of all files below a folder of the repository.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => out.extend(fs::read_to_string(&path).ok().map(|text| (path, text))),
            }
        }
    }
    out
}
