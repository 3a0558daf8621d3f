//! The oldest form (MultiMarkdown, Pelican): `key: value` lines up to the first blank line.

use std::ops::Range;

use crate::base::Diagnostic;
use crate::base::data::{Field, Fields, Mistakes, Value};

/// Columns of indentation that make a line continue the one above it.
const INDENT: usize = 4;

/// The bytes of bare front matter, up to the first blank line, if `text` begins with some.
///
/// The first line must be `key: value`, and `title` or two known keys must be among the lines: a text may well begin
/// with a word and a colon.
pub(super) fn find(text: &str, is_key: fn(&str) -> bool) -> Option<Range<usize>> {
    key_of(text.lines().next()?)?;
    let mut end = 0;
    let mut known = 0;
    let mut titled = false;
    for line in text.split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        end += line.len();
        let key = key_of(line).unwrap_or_default().to_ascii_lowercase();
        titled |= key == "title";
        known += usize::from(is_key(&key));
    }
    (titled || known >= 2 || is_deckset(text[..end].trim(), &text[end..])).then_some(0..end)
}

/// Whether `block` is one line that a deck for Deckset begins with, above `rest`.
fn is_deckset(block: &str, rest: &str) -> bool {
    let Some((key, value)) = block.split_once(':').filter(|_| !block.contains('\n')) else { return false };
    if ["theme", "footer"].iter().any(|common| key.eq_ignore_ascii_case(common)) {
        // Many texts may begin so. Few of them have these lines as well.
        let is_sign = |line: &str| {
            line.starts_with("[.") || line.starts_with('^') || line.starts_with('#') && line.contains("[fit]")
        };
        return rest.lines().any(|line| line.trim_end() == "---") && rest.lines().any(is_sign);
    }
    let is_key = ["autoscale", "slidenumbers", "build-lists", "slidecount", "slide-transition"];
    is_key.iter().any(|own| key.eq_ignore_ascii_case(own)) && matches!(value.trim(), "true" | "false")
}

/// The fields in the bytes `block` of a file.
pub(super) fn read(mistakes: &mut Mistakes<'_>, block: &Range<usize>) -> Fields {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = block.start;
    for line in mistakes.source(block).split_inclusive('\n') {
        let value_start = key_of(line).map_or(0, |key| key.len() + 1);
        match (key_of(line), entries.last_mut()) {
            (Some(key), _) => entries.push(Entry::new(key, at, piece(line, value_start, at))),
            (None, Some(entry)) if entry.is_list || entry.is_empty() && is_item(line) => {
                if !entry.is_list && !needs_yaml(&entry.key) {
                    mistakes.add(needs_fences(&entry.key, mistakes.source(block)), &entry.key_range);
                }
                entry.is_list = true;
                entry.pieces.push(piece(line, 0, at));
            }
            (None, Some(entry)) if is_indented(line) => entry.pieces.push(piece(line, 0, at)),
            // One mistake for the key says it all.
            (None, Some(entry)) if needs_yaml(&entry.key) && line.starts_with([' ', '-']) => {
                entry.pieces.push(piece(line, 0, at));
            }
            _ => mistakes.add(no_field(), &piece(line, 0, at)),
        }
        at += line.len();
    }
    entries.into_iter().map(|entry| entry.field(mistakes)).collect()
}

/// A key and the pieces of its value, one a line.
struct Entry {
    key: String,
    key_range: Range<usize>,
    pieces: Vec<Range<usize>>,
    /// Whether its value is a list as YAML has it.
    is_list: bool,
}

impl Entry {
    fn new(key: &str, at: usize, value: Range<usize>) -> Entry {
        Entry { key: key.to_owned(), key_range: at..at + key.len(), pieces: vec![value], is_list: false }
    }

    fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.is_empty())
    }

    fn field(self, mistakes: &Mistakes<'_>) -> Field {
        let written: Vec<&Range<usize>> = self.pieces.iter().filter(|piece| !piece.is_empty()).collect();
        let (value, value_range) = match written.as_slice() {
            [] => (Value::Plain(String::new()), self.pieces[0].clone()),
            [one] => within(mistakes.source(one), one.start),
            [first, .., last] => {
                let lines: Vec<&str> = written.iter().map(|piece| mistakes.source(piece)).collect();
                (within(&lines.join(" "), 0).0, first.start..last.end)
            }
        };
        Field { key: self.key, key_range: self.key_range, value, value_range }
    }
}

/// What one pair of quotes or brackets encloses, if it encloses all of `text`, which begins at byte `at`.
fn within(text: &str, at: usize) -> (Value, Range<usize>) {
    let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    let range = at..at + text.len();
    if let Some(inner) = inner('[', ']') {
        return (Value::Plain(inner.trim().to_owned()), range);
    }
    for quote in ['"', '\''] {
        // `"A" and "B"` begins and ends with a quote, but no pair encloses it.
        if let Some(inner) = inner(quote, quote).filter(|inner| !inner.contains(quote)) {
            return (Value::Text(inner.to_owned()), range);
        }
    }
    (Value::Plain(text.to_owned()), range)
}

/// Whether the value of `key` has keys of its own.
fn needs_yaml(key: &str) -> bool {
    ["deliveries", "resources"].contains(&key.to_ascii_lowercase().as_str())
}

/// The error for a list below `key` in `block`, which is the front matter.
fn needs_fences(key: &str, block: &str) -> Diagnostic {
    let first = block.lines().next().and_then(key_of).unwrap_or_default();
    Diagnostic::error("needs-yaml", format!("`{key}` needs YAML, because its value is a list of several lines"))
        .hint(format!("put `---` above `{first}:` and below the last key"))
        .hint(format!("or write one line: `{key}: one, two`"))
}

/// Whether `line` is an item of a list.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    is_key.then_some(key)
}

fn is_indented(line: &str) -> bool {
    let blank = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    blank.contains('\t') || blank.len() >= INDENT
}

/// The bytes of `line` from `from` on, without the blanks around them; the line begins at byte `at` of the file.
fn piece(line: &str, from: usize, at: usize) -> Range<usize> {
    let rest = &line[from..];
    let start = at + from + (rest.len() - rest.trim_start().len()).min(rest.trim_end().len());
    start..start + rest.trim().len()
}

fn no_field() -> Diagnostic {
    Diagnostic::error("front-matter", "this line of front matter is not `key: value`")
        .hint("put a blank line between front matter and text")
        .hint("indent a line by four spaces to continue the line above")
}
