//! The text of a document as it is written.

use super::doc::Doc;
use super::front_matter_edit::with_settings;
use super::left::Left;
use super::setting::Setting;
use crate::base::Severity;
use crate::talk::front_matter;
use crate::talk::meta::is_key;

/// The text of a document.
pub(super) struct Composed {
    /// All of it.
    pub text: String,
    /// What stays in it as it is.
    pub left: Vec<Left>,
    /// Whether its front matter is as it was, because the keys could not be added.
    pub is_unchanged: bool,
}

/// Puts the new front matter of `doc` above its body.
pub(super) fn compose(doc: &Doc) -> Composed {
    let body = doc.new_body();
    let new_head = with_settings(&doc.text, &doc.fields, doc.body.start, &doc.settings);
    let old_head = &doc.text[..doc.body.start];
    let is_right = doc.settings.is_empty() || doc.is_readable && reads_back(doc, &new_head, body);
    let head = if is_right { new_head.as_str() } else { old_head };
    let lines = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
    let (new_above, old_above) = (lines(head), lines(old_head));
    let mut left = Vec::new();
    let (mut new, mut old) = (Counter::new(body, new_above), Counter::new(doc.old_body(), old_above));
    let mut listings: Vec<_> = doc.rewrite.iter().flat_map(|rewrite| &rewrite.listings).collect();
    listings.sort_by_key(|listing| listing.new_at);
    for listing in listings {
        left.push(Left {
            path: doc.target.clone(),
            line: new.line(listing.new_at),
            source: doc.source.clone(),
            source_line: old.line(listing.old_at),
            what: listing.what.clone(),
        });
    }
    let mark = if doc.has_mark { "\u{feff}" } else { "" };
    Composed { text: [mark, head, body].concat(), left, is_unchanged: !is_right }
}

/// Whether the new front matter is read as it is meant, and the body is the same.
fn reads_back(doc: &Doc, head: &str, body: &str) -> bool {
    let text = [head, body].concat();
    let (fields, range, mistakes) = front_matter::split(&doc.target, &text, is_key);
    let has_errors = mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    !has_errors
        && range.start == head.len()
        && doc.settings.iter().all(|(key, setting)| match setting {
            Setting::Renamed(name) => fields.get(name).is_some() && fields.get(key).is_none(),
            _ => fields.get(key).is_some(),
        })
}

/// Counts lines up to positions that only grow.
struct Counter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Counter<'a> {
    fn new(text: &'a str, above: usize) -> Counter<'a> {
        Counter { text, at: 0, line: above + 1 }
    }

    fn line(&mut self, at: usize) -> usize {
        let at = at.clamp(self.at, self.text.len());
        self.line += self.text.as_bytes()[self.at..at].iter().filter(|byte| **byte == b'\n').count();
        self.at = at;
        self.line
    }
}
