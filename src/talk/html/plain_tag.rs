//! Reads a lone tag in its plainest spelling without the tokenizer: the picture of every slide is one.

use super::{Attribute, Tag};

/// `<name key="value" …>` and nothing else: names in lower case, values in double quotes and without references.
///
/// `None` for all that is spelled otherwise, right or wrong: that is the tokenizer's.
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
        closes_itself: false,
        range: 0..html.len(),
    })
}

fn attribute<'h>(html: &'h str, rest: &mut &'h str) -> Option<Attribute<'h>> {
    // The `>` behind `rest` is all that is left of `html` then.
    let start = html.len() - 1 - rest.len();
    let name = take(rest, |b| b.is_ascii_lowercase() || b == b'-');
    *rest = rest.strip_prefix("=\"").filter(|_| !name.is_empty())?;
    let (value, after) = rest.split_at(memchr::memchr(b'"', rest.as_bytes())?);
    *rest = &after[1..];
    // The tokenizer's range for an empty value is another one.
    let is_odd = |c: char| c == '&' || c.is_control() && c != '\n' && c != '\t';
    let has_odd = match value.is_ascii() {
        // Without a stop at the first, many are looked at at once.
        true => value.bytes().fold(false, |found, b| found | is_odd(char::from(b))),
        false => value.contains(is_odd),
    };
    (!value.is_empty() && !has_odd).then(|| Attribute {
        name: name.into(),
        value: value.into(),
        range: start..html.len() - 1 - rest.len(),
    })
}

/// Takes what `wanted` accepts off the start of `rest`.
fn take<'a>(rest: &mut &'a str, wanted: impl Fn(u8) -> bool) -> &'a str {
    let length = rest.bytes().position(|b| !wanted(b)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at(length);
    *rest = after;
    taken
}
