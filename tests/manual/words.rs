//! The words of the interface.

use talkpress::site::model::words::WORDS;

use crate::table::{Table, code};

#[test]
fn every_word_is_in_the_manual() {
    assert!(WORDS.is_sorted_by_key(|word| word.key), "words are looked up by halving the list");
    let row = |word: &talkpress::site::model::words::Word| {
        let note = if word.note.is_empty() { String::new() } else { format!("{} ", word.note) };
        vec![code(word.key), word.english.to_owned(), note.trim_end().to_owned()]
    };
    let rows: Vec<Vec<String>> = WORDS.iter().map(row).collect();
    Table::read("template-contract", "words").must_be(&rows);
}
