//! The keys of `theme.toml`.

use talkpress::base::SitePath;
use talkpress::base::data::{Fields, Mistakes, Value, toml};
use talkpress::site::theme::settings::keys::KEYS;

use crate::table::{Table, code};

/// The file of the default theme, which sets every key.
const DEFAULT: &str = include_str!("../../themes/default/theme.toml");

#[test]
fn every_key_of_a_theme_is_in_the_manual() {
    let path = SitePath::new("themes/default/theme.toml").expect("a path");
    let mut mistakes = Mistakes::new(&path, DEFAULT);
    let fields = toml::read(&mut mistakes, &(0..DEFAULT.len())).expect("TOML");
    let mut tables: Vec<&str> = KEYS.iter().map(|key| key.table).collect();
    tables.dedup();
    for table in tables {
        let row = |key: &talkpress::site::theme::settings::keys::Key| {
            vec![code(key.name), code(written(&fields, key.table, key.name)), key.meaning.to_owned()]
        };
        let rows: Vec<Vec<String>> = KEYS.iter().filter(|key| key.table == table).map(row).collect();
        Table::read("themes", &table.replace('_', "-")).must_be(&rows);
    }
}

/// The value of a key as it is written in the file.
fn written(fields: &Fields, table: &str, key: &str) -> &'static str {
    let Some(Value::Table(table)) = fields.get(table).map(|field| &field.value) else { panic!("no table {table}") };
    let field = table.get(key).unwrap_or_else(|| panic!("no key {key}"));
    &DEFAULT[field.value_range.clone()]
}
