//! The settings of generators, in YAML, TOML or JSON.

use super::text::read_text;
use crate::base::data::{Field, Fields, Value};
use crate::base::{Files, Severity, SitePath};
use crate::import::refusal::Refusal;
use crate::talk::front_matter;

/// The fields of the file of settings at `path`; `None` if it is not there.
///
/// # Errors
/// If it cannot be read: what it keeps private would be published.
pub(super) fn file(files: &Files, path: &SitePath) -> Result<Option<Fields>, Refusal> {
    let Some(content) = files.get(path.as_str()) else { return Ok(None) };
    match read_text(path, content)? {
        Some(text) => read(path, &text).map(Some),
        None => Err(Refusal::of(path.as_str(), "cannot be read: it is not text in UTF-8")),
    }
}

fn read(path: &SitePath, text: &str) -> Result<Fields, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let word = match path.extension().to_ascii_lowercase().as_str() {
        "toml" => "toml",
        "json" => "json",
        _ => "",
    };
    // Lines that mark the beginning or the end of a document of YAML would end front matter.
    let is_mark = |line: &&str| word.is_empty() && matches!(line.trim_end(), "---" | "...");
    let kept = |line| if is_mark(&line) { "\n" } else { line };
    let lines: String = text.split_inclusive('\n').map(kept).collect();
    let (fields, _, mistakes) = front_matter::split(path, &format!("---{word}\n{lines}\n---\n"), |_| false);
    match mistakes.iter().find(|mistake| mistake.severity == Severity::Error) {
        None => Ok(fields),
        Some(mistake) => {
            // The first line is that of the fence.
            let line = mistake.place.as_ref().map(|place| place.line.saturating_sub(1)).filter(|line| *line > 0);
            let at = line.map(|line| format!(" on line {line}")).unwrap_or_default();
            Err(Refusal::of(path.as_str(), format!("cannot be read{at}: {}", mistake.message)))
        }
    }
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
    as_flag(get(fields, key)?)
}

/// Whether the value of `field` is `true`, or `false`.
pub(super) fn as_flag(field: &Field) -> Option<bool> {
    match field.value.as_text()?.trim().to_ascii_lowercase().as_str() {
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
    use crate::base::Content;

    #[test]
    fn settings_in_each_format() {
        for (name, content) in [
            ("_config.yml", "---\ntitle: A\ncollections:\n  talks:\n    output: true\n"),
            ("hugo.toml", "Title = 'A'\n[collections.talks]\noutput = true\n"),
            ("config.json", "{\n  \"title\": \"A\",\n  \"collections\": {\"talks\": {\"output\": true}}\n}"),
        ] {
            let fields = read(&SitePath::new(name).unwrap(), content).unwrap();
            assert_eq!(text(&fields, "title"), Some("A"), "{name}");
            let talks = table(&fields, "collections").and_then(|table| super::table(table, "talks")).unwrap();
            assert_eq!(flag(talks, "output"), Some(true), "{name}");
        }
    }

    #[test]
    fn settings_that_cannot_be_read_are_refused() {
        let long = format!("a: {}\n", "x".repeat(100 << 10));
        for (name, content) in
            [("a.yml", "---\nok: 1\n[: no"), ("a.toml", "x = 1\ny = "), ("a.json", "{"), ("a.yml", &long)]
        {
            let refusal = read(&SitePath::new(name).unwrap(), content).unwrap_err();
            assert!(refusal.0.starts_with(&format!("`{name}` cannot be read")), "{refusal}");
        }
        let refusal = read(&SitePath::new("a.yml").unwrap(), "---\nok: 1\n[: no").unwrap_err();
        assert!(refusal.0.starts_with("`a.yml` cannot be read on line 3: "), "{refusal}");
        let files = Files::from_iter([(SitePath::new("a.yml").unwrap(), Content::bytes(vec![b'a', 0xff]))]);
        assert!(file(&files, &SitePath::new("a.yml").unwrap()).is_err());
        assert!(file(&files, &SitePath::new("b.yml").unwrap()).unwrap().is_none());
    }
}
