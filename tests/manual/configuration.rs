//! The keys of `talkpress.toml`.

use talkpress::site::model::config::key::Key;
use talkpress::site::model::config::keys::KEYS;

use crate::table::{Table, code};

#[test]
fn every_key_of_the_configuration_is_in_the_manual() {
    let mut sections: Vec<&str> = KEYS.iter().map(|key| key.section).collect();
    sections.dedup();
    for section in sections {
        let table = Table::read("configuration", if section.is_empty() { "top" } else { section });
        let rows: Vec<Vec<String>> =
            KEYS.iter().filter(|key| key.section == section).map(|key| row(key, &table.columns)).collect();
        table.must_be(&rows);
    }
}

fn row(key: &Key, columns: &[String]) -> Vec<String> {
    let cell = |column: &String| match column.as_str() {
        "key" => code(key.name),
        "default" if key.default.is_empty() => "none".to_owned(),
        "default" => code(key.default),
        _ => key.meaning.to_owned(),
    };
    columns.iter().map(cell).collect()
}
