//! Keys of front matter that mean something else to other generators, such as a table `menu`.

use super::compose::compose;
use super::doc::Doc;
use super::setting::Setting;
use crate::base::Severity;
use crate::talk::front_matter;
use crate::talk::meta::{Meta, is_key};

/// What is put before the name of such a key.
const PREFIX: &str = "old_";

/// Renames keys whose values talkpress cannot read, so that they don't stop the build. Returns a sentence for each.
pub(super) fn rename(doc: &mut Doc) -> Vec<String> {
    let composed = compose(doc);
    if !doc.is_readable || composed.is_unchanged {
        return Vec::new();
    }
    let (fields, _, _) = front_matter::split(&doc.target, &composed.text, is_key);
    let (_, mistakes) = Meta::read(&doc.target, &composed.text, fields.clone());
    let mut notes = Vec::new();
    let mut is_unclear = false;
    for mistake in mistakes.iter().filter(|mistake| mistake.severity == Severity::Error) {
        let is_of_privacy = mistake.kind == "status";
        is_unclear |= is_of_privacy;
        let Some(place) = &mistake.place else { continue };
        let line = |at: usize| 1 + composed.text[..at.min(composed.text.len())].matches('\n').count();
        let is_in = |key: usize, end: usize| (line(key)..=line(end)).contains(&(place.line as usize));
        let Some(field) = fields.iter().find(|field| is_in(field.key_range.start, field.value_range.end)) else {
            continue;
        };
        let key = field.key.as_str();
        doc.set(key, Setting::Renamed(format!("{PREFIX}{key}")));
        let draft = if is_of_privacy { ", and the document is a draft" } else { "" };
        notes.push(format!("`{}`: {}, so the key is now `{PREFIX}{key}`{draft}", doc.source, mistake.message));
    }
    // The mark must not be in a key that is renamed.
    if is_unclear {
        doc.make_draft();
    }
    notes
}
