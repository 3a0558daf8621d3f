//! Reads a single tag in its plainest spelling without the tokenizer, which is slow to set up: every slide's picture is
//! such a tag.

use super::{Attribute, Tag};

/// Reads `<name key="value" key=value …>` and nothing else: names in lower case, values without character references.
///
/// `None` for any other spelling, right or wrong: the tokenizer reads those.
pub(super) fn read(html: &str) -> Option<Tag<'_>> {
    let mut rest = html.strip_prefix('<')?.strip_suffix('>')?;
    let name = take(&mut rest, |b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let mut attributes = Vec::with_capacity(8);
    while !take(&mut rest, |b| matches!(b, b' ' | b'\n' | b'\t')).is_empty() && !rest.is_empty() {
        attributes.push(attribute(html, &mut rest)?);
    }
    attributes.sort_by(|a, b| a.name.cmp(&b.name));
    let repeats = attributes.windows(2).any(|pair| pair[0].name == pair[1].name);
    (rest.is_empty() && !repeats).then(|| Tag {
        name: name.into(),
        attributes,
        self_closing: false,
        range: 0..html.len(),
    })
}

fn attribute<'h>(html: &'h str, rest: &mut &'h str) -> Option<Attribute<'h>> {
    // The `>` after `rest` is all that is left of `html` then.
    let start = html.len() - 1 - rest.len();
    let name = take(rest, |b| b.is_ascii_lowercase() || b == b'-');
    *rest = rest.strip_prefix('=').filter(|_| !name.is_empty())?;
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted_value(quoted, rest)?,
        None => take(rest, is_plain_in_value),
    };
    // The tokenizer gives an empty value a different range.
    (!value.is_empty()).then(|| Attribute {
        name: name.into(),
        value: value.into(),
        range: start..html.len() - 1 - rest.len(),
    })
}

/// The value up to the next double quote of `quoted`, unless a browser would read it differently from how it is written.
/// `rest` continues after the quote.
fn quoted_value<'h>(quoted: &'h str, rest: &mut &'h str) -> Option<&'h str> {
    let (value, after) = quoted.split_at(memchr::memchr(b'"', quoted.as_bytes())?);
    *rest = &after[1..];
    let is_odd = |c: char| c == '&' || c.is_control() && c != '\n' && c != '\t';
    let has_odd = match value.is_ascii() {
        // Without stopping at the first, the compiler looks at many bytes at once.
        true => value.bytes().fold(false, |found, b| found | is_odd(char::from(b))),
        false => value.contains(is_odd),
    };
    (!has_odd).then_some(value)
}

/// Bytes that mean nothing special in a value without quotes.
fn is_plain_in_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/' | b':' | b'%')
}

/// Takes what `wanted` accepts off the start of `rest`.
fn take<'a>(rest: &mut &'a str, wanted: impl Fn(u8) -> bool) -> &'a str {
    let length = rest.bytes().position(|b| !wanted(b)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at(length);
    *rest = after;
    taken
}
