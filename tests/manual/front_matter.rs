//! The keys of front matter.

use talkpress::talk::meta::{KEYS, Key, OtherNames};

use crate::table::{Table, code};

#[test]
fn every_key_of_front_matter_is_in_the_manual() {
    let row = |key: &Key| vec![code(key.name), key.kind.to_owned(), key.default.to_owned(), meaning(key)];
    Table::read("format", "front-matter-keys").must_be(&KEYS.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn every_name_of_a_key_is_there_once() {
    let mut names: Vec<&str> = KEYS.iter().flat_map(Key::names).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    assert!(names.iter().all(|name| name.to_lowercase() == *name), "keys are compared in lower case: {names:?}");
}

fn meaning(key: &Key) -> String {
    let others: Vec<String> = key.names().skip(1).map(code).collect();
    let meaning = key.meaning;
    match (others.as_slice(), key.other_names) {
        ([], _) => meaning.to_owned(),
        ([one], _) => format!("{meaning}; {one} is another name for this key"),
        (_, OtherNames::FirstCounts(_)) => {
            format!("{meaning}; if it is missing, the first of {} is used", others.join(" and "))
        }
        _ => format!("{meaning}; other names for this key: {}", others.join(", ")),
    }
}
