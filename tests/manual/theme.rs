//! What a theme can change: blocks of templates, and custom properties.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::table::{Table, code};

#[test]
fn every_block_is_in_the_manual() {
    let templates = templates();
    let mut rows = Vec::new();
    for (name, text) in &templates {
        let parent = text.strip_prefix("{% extends \"").and_then(|rest| rest.split('"').next());
        let inherited = parent.map(|parent| blocks(&templates[parent])).unwrap_or_default();
        let own = blocks(text).into_iter().filter(|block| !inherited.contains(block));
        rows.extend(own.map(|block| vec![code(name), code(block)]));
    }
    assert!(rows.len() > 20, "only {} blocks: has the way they are written changed?", rows.len());
    Table::read("template-contract", "blocks").must_document(&rows);
}

#[test]
fn every_custom_property_is_in_the_manual() {
    let css = read(&theme().join("assets/theme/base.css"));
    let root = css.split(":root {").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
    let properties = root.lines().filter_map(|line| line.trim().split_once(':').map(|(name, _)| name));
    let rows: Vec<Vec<String>> = properties.filter(|name| name.starts_with("--talk-")).map(|n| vec![code(n)]).collect();
    assert!(rows.len() > 20, "only {} properties: has the way they are written changed?", rows.len());
    Table::read("themes", "properties").must_document(&rows);
}

fn theme() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The default theme's templates by their names.
fn templates() -> BTreeMap<String, String> {
    let entries = fs::read_dir(theme().join("templates")).expect("the templates").flatten();
    let paths = entries.map(|entry| entry.path());
    paths.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), read(&path))).collect()
}

fn blocks(text: &str) -> Vec<&str> {
    text.split("{% block ").skip(1).filter_map(|rest| rest.split([' ', '-', '%']).next()).collect()
}
