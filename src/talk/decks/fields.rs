use std::ops::Range;

use super::line::Line;
use crate::base::data::Spanned;

/// `key: value` lines right below a separator, or at the start of the body: what a slide says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideFields {
    /// In order. A value of several lines is joined by spaces.
    pub fields: Vec<(Spanned<String>, Spanned<String>)>,
    /// How many lines they take.
    pub lines: usize,
    /// What is below them.
    pub end: FieldsEnd,
}

/// What ends the settings of a slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldsEnd {
    /// A line of three dashes.
    Dashes,
    /// Anything else.
    #[default]
    Other,
}

/// How strictly settings are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As YAML up to the next line of dashes: blank lines and comments may be in it.
    Yaml,
    /// Line by line.
    Lines,
}

impl SlideFields {
    /// The settings that begin on the first of `lines`.
    pub fn read(text: &str, lines: &[Line], reading: Reading) -> SlideFields {
        let mut out = SlideFields::default();
        let mut next = lines.first().map_or(0, |line| line.range.start);
        for (above, line) in lines.iter().enumerate() {
            let content = line.text(text);
            // A line of code or of a comment is between them.
            if line.range.start != next {
                break;
            }
            next = line.end;
            if content.trim_end() == "---" {
                if !out.fields.is_empty() {
                    (out.lines, out.end) = (above, FieldsEnd::Dashes);
                    return out;
                }
                break;
            }
            let spanned = |range: Range<usize>| Spanned::new(unquoted(&text[range.clone()]).to_owned(), range);
            if let Some((key, value)) = field(content, line.range.start) {
                out.fields.push((spanned(key), spanned(value)));
            } else if let (Reading::Yaml, Some(inner)) = (reading, in_braces(content)) {
                let mut at = line.range.start + 1;
                for pair in inner.split(',') {
                    let key = pair.trim_start();
                    let found = field(key, at + pair.len() - key.len());
                    out.fields.extend(found.map(|(key, value)| (spanned(key), spanned(value))));
                    at += pair.len() + 1;
                }
            } else if let Some((_, value)) = out.fields.last_mut().filter(|_| continues(content)) {
                let more = content.trim();
                value.value = format!("{} {more}", value.value).trim().to_owned();
                value.range.end = value.range.end.max(line.range.end);
            } else if reading == Reading::Lines || out.fields.is_empty() || !is_gap(content) {
                break;
            }
            out.lines = if is_gap(content) { out.lines } else { above + 1 };
        }
        out
    }

    /// Whether one of the keys is among `keys`.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        self.fields.iter().any(|(key, _)| keys.contains(&key.as_str()))
    }

    /// Whether all keys are among `keys`.
    pub fn has_only(&self, keys: &[&str]) -> bool {
        self.fields.iter().all(|(key, _)| keys.contains(&key.as_str()))
    }
}

/// What a line of YAML has between its braces.
fn in_braces(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix('{')?.strip_suffix('}')
}

/// Whether a line belongs to the value above it.
fn continues(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

/// What YAML passes over.
fn is_gap(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

/// The key and the value of a line that begins at byte `at`.
pub(super) fn field(line: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let colon = line.find(':')?;
    let key = line[..colon].trim_end();
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let value = line[colon + 1..].trim();
    let from = at + line.len() - line[colon + 1..].trim_start().len();
    is_key.then_some((at..at + key.len(), from..from + value.len()))
}

/// A value without the quotes around it.
fn unquoted(value: &str) -> &str {
    let inner = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}
