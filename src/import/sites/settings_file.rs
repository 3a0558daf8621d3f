//! The settings of generators, in YAML, TOML or JSON.

use crate::base::SitePath;
use crate::base::data::{Field, Fields, Value};
use crate::talk::front_matter;

/// The fields of a file of settings. A file that cannot be read has none.
pub(super) fn read(path: &SitePath, text: &str) -> Fields {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let word = match path.extension().to_ascii_lowercase().as_str() {
        "toml" => "toml",
        "json" => "json",
        _ => "",
    };
    // Lines that mark the beginning or the end of a document of YAML would end front matter.
    let is_mark = |line: &&str| word.is_empty() && matches!(line.trim_end(), "---" | "...");
    let lines: String = text.split_inclusive('\n').filter(|line| !is_mark(&line.trim_end_matches('\n'))).collect();
    let (fields, ..) = front_matter::split(path, &format!("---{word}\n{lines}\n---\n"), |_| false);
    fields
}

/// The text of `key` in `fields`, whatever its case.
pub(super) fn text<'f>(fields: &'f Fields, key: &str) -> Option<&'f str> {
    get(fields, key)?.value.as_text().map(str::trim).filter(|text| !text.is_empty())
}

/// The table of `key` in `fields`.
pub(super) fn table<'f>(fields: &'f Fields, key: &str) -> Option<&'f Fields> {
    get(fields, key)?.value.as_table()
}

/// The texts of `key` in `fields`: one or a list of them.
pub(super) fn texts(fields: &Fields, key: &str) -> Vec<String> {
    get(fields, key).map(super::doc::texts).unwrap_or_default()
}

/// The tables of `key` in `fields`: one or a list of them.
pub(super) fn tables<'f>(fields: &'f Fields, key: &str) -> Vec<&'f Fields> {
    match get(fields, key).map(|field| &field.value) {
        Some(Value::Table(table)) => vec![table],
        Some(Value::List(items)) => items.iter().filter_map(|item| item.value.as_table()).collect(),
        _ => Vec::new(),
    }
}

/// Whether `key` in `fields` is `true`, or `false`.
pub(super) fn flag(fields: &Fields, key: &str) -> Option<bool> {
    match text(fields, key)?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// The field of `key`, whatever its case.
pub(super) fn get<'f>(fields: &'f Fields, key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.key.eq_ignore_ascii_case(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_in_each_format() {
        for (name, content) in [
            ("_config.yml", "---\ntitle: A\ncollections:\n  talks:\n    output: true\n"),
            ("hugo.toml", "Title = 'A'\n[collections.talks]\noutput = true\n"),
            ("config.json", "{\n  \"title\": \"A\",\n  \"collections\": {\"talks\": {\"output\": true}}\n}"),
        ] {
            let fields = read(&SitePath::new(name).unwrap(), content);
            assert_eq!(text(&fields, "title"), Some("A"), "{name}");
            let talks = table(&fields, "collections").and_then(|table| super::table(table, "talks")).unwrap();
            assert_eq!(flag(talks, "output"), Some(true), "{name}");
        }
        assert!(read(&SitePath::new("a.yml").unwrap(), "[: no").is_empty());
    }
}
