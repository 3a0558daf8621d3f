//! Tags with very many attributes, for which the tokenizer would need more stack than there is.

use std::borrow::Cow;
use std::ops::Range;

use super::{Attribute, Tag, TagEnds, holds_text, tag_end};

/// A tag with more quotes has its attributes read here.
const MAX_QUOTES: usize = 1000;

/// Where the first such tag of `html[from..]` is.
pub(super) fn find(html: &str, from: usize) -> Option<Range<usize>> {
    let is_long = |text: &str| memchr::memchr_iter(b'"', text.as_bytes()).nth(MAX_QUOTES).is_some();
    if !is_long(&html[from..]) {
        return None;
    }
    let mut ends = TagEnds::default();
    let mut at = from;
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        at += found;
        if html[at..].starts_with("<!--") {
            at += html[at..].find("-->")?;
            continue;
        }
        let is_tag = html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let length = if is_tag && ends.may_end(html, at, html.len()) { tag_end(&html[at..]) } else { None };
        let tag = at..at + length.unwrap_or(1);
        if is_long(&html[tag.clone()]) {
            return Some(tag);
        }
        at = if length.is_some() { end_of_text(html, &tag)? } else { tag.end };
    }
    None
}

/// Where tags can be again below `html[tag]`: a script and the like end with their own tag only. `None` if one never ends.
fn end_of_text(html: &str, tag: &Range<usize>) -> Option<usize> {
    let inner = &html[tag.start + 1..tag.end];
    let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len())];
    if !holds_text(&name.to_ascii_lowercase()) {
        return Some(tag.end);
    }
    let is_end = |at: &usize| {
        let found = html.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    html[tag.end..].match_indices("</").map(|(at, _)| tag.end + at).find(is_end)
}

/// Reads the tag `html[range]`. `decode` resolves character references.
pub(super) fn read(html: &str, range: Range<usize>, decode: fn(&str) -> Cow<'_, str>) -> Tag<'static> {
    let inner = html[range.clone()].trim_start_matches('<').trim_end_matches('>');
    let ends_name = |c: char| c.is_ascii_whitespace() || c == '/';
    let name = &inner[..inner.find(ends_name).unwrap_or(inner.len())];
    let mut attributes: Vec<Attribute<'static>> = Vec::new();
    let mut at = range.start + 1 + name.len();
    let end = range.start + 1 + inner.len();
    loop {
        let rest = &html[at..end];
        at += rest.len() - rest.trim_start_matches(ends_name).len();
        let Some(length) = length_of_attribute(&html[at..end]) else { break };
        attributes.push(attribute(html, at..at + length, decode));
        at += length;
    }
    // The first one of a name counts.
    attributes.sort_by(|a, b| a.name.cmp(&b.name));
    attributes.dedup_by(|later, first| later.name == first.name);
    Tag { name: name.to_ascii_lowercase().into(), attributes, self_closing: inner.ends_with('/'), range }
}

/// The length of the attribute at the start of `text`; nothing if there is none.
fn length_of_attribute(text: &str) -> Option<usize> {
    let first = text.chars().next()?.len_utf8();
    let name = first
        + text[first..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=')).unwrap_or(text.len() - first);
    let rest = text[name..].trim_ascii_start();
    let Some(value) = rest.strip_prefix('=').map(str::trim_ascii_start) else { return Some(name) };
    let start = text.len() - value.len();
    let length = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].find(quote).map_or(value.len(), |length| length + 2),
        _ => value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()),
    };
    Some(start + length)
}

fn attribute(html: &str, range: Range<usize>, decode: fn(&str) -> Cow<'_, str>) -> Attribute<'static> {
    let written = &html[range.clone()];
    let skip = written.chars().next().map_or(0, char::len_utf8);
    let (name, value) = match written[skip..].split_once('=') {
        Some((name, value)) => (&written[..skip + name.len()], value.trim_ascii()),
        None => (written, ""),
    };
    let quoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    let value = quoted.unwrap_or(value);
    let value = if value.contains('<') { value.into() } else { decode(value) };
    Attribute { name: name.trim_ascii().to_ascii_lowercase().into(), value: value.into_owned().into(), range }
}
