//! The words of the interface.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use talkpress::base::SitePath;
use talkpress::site::words::{Category, Text, WORDS, Word, WordList, category};

use crate::table::{Table, code};

#[test]
fn every_word_is_in_the_manual() {
    assert!(WORDS.is_sorted_by_key(|word| word.key), "words are looked up by halving the list");
    let english = list("en");
    let row = |word: &Word| vec![code(word.key), shown(english.get(word.key)), word.note.to_owned()];
    let rows: Vec<Vec<String>> = WORDS.iter().map(row).collect();
    Table::read("template-contract", "words").must_be(&rows);
}

/// A text as it is in the table. Forms are separated by strokes, spaces at the ends are visible.
fn shown(text: Option<&Text>) -> String {
    match text {
        Some(Text::Counted(forms)) => forms.values().cloned().collect::<Vec<_>>().join(" / "),
        Some(Text::Plain(text)) if text.trim() != text => code(text),
        Some(Text::Plain(text)) => text.clone(),
        None => panic!("a word without English"),
    }
}

/// The languages that are built in.
fn languages() -> Vec<String> {
    let files = texts("themes/default/words");
    files.iter().map(|(path, _)| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

fn list(lang: &str) -> WordList {
    let path = SitePath::new(&format!("themes/default/words/{lang}.toml")).expect("a path");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path.as_str())).expect("the file");
    let (list, mistakes) = WordList::read(&path, &text);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    list
}

#[test]
fn every_language_has_all_words_in_all_forms() {
    let mut languages = languages();
    languages.sort();
    let mut mistakes = Vec::new();
    for lang in &languages {
        let list = list(lang);
        let needed: BTreeSet<Category> = (0..200).chain([1_000_000]).map(|n| category(lang, n)).collect();
        for word in WORDS {
            match (list.get(word.key), word.is_counted) {
                (None, _) => mistakes.push(format!("{lang}: no `{}`", word.key)),
                (Some(Text::Plain(text)), false) if text.is_empty() => {
                    mistakes.push(format!("{lang}: `{}` is empty", word.key))
                }
                (Some(Text::Counted(forms)), true) => {
                    let missing = needed.iter().filter(|category| !forms.contains_key(category));
                    mistakes
                        .extend(missing.map(|category| format!("{lang}: `{}` has no `{}`", word.key, category.name())));
                }
                (Some(_), true) => mistakes.push(format!("{lang}: `{}` has no forms", word.key)),
                _ => {}
            }
        }
        let in_order: Vec<&str> = WORDS.iter().map(|word| word.key).collect();
        assert_eq!(list.keys().collect::<Vec<_>>(), in_order, "{lang}");
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert_eq!(languages, ["ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pt", "zh"]);
}

#[test]
fn every_word_is_used() {
    let templates = texts("themes/default/templates");
    let sources = texts("src");
    let is_used = |key: &str| {
        let in_code = format!("\"{key}\"");
        templates.iter().any(|(_, text)| text.contains(&format!("words.{key}")))
            || sources.iter().any(|(path, text)| !path.ends_with("words/keys.rs") && text.contains(&in_code))
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
