//! Placeholders for the URLs of a raw HTML tag.

use std::ops::Range;

use super::deck_element::{SLIDEV_VIDEO, is_framework, is_step};
use super::{DeckSyntax, Placeholder, Target};
use crate::talk::html::{self, Attribute, Tag};

/// The attribute in which reveal.js looks for speaker notes. It is never published.
pub(super) const NOTES_ATTRIBUTE: &str = "data-notes";

/// The tag with a placeholder for each of its URLs, and without speaker notes. In a deck, attributes of frameworks are
/// left out; `steps_lists`: items of lists are steps.
pub(super) fn rewrite(
    html: &str,
    tag: &Tag,
    at: usize,
    syntax: DeckSyntax,
    steps_lists: bool,
) -> (String, Vec<Placeholder>) {
    let has_step = syntax.is_deck
        && (tag.attributes.iter().any(|a| is_step(&a.name)) || steps_lists && matches!(&*tag.name, "ul" | "ol"));
    let is_foreign = |a: &Attribute<'_>| syntax.is_deck && is_framework(&a.name);
    let is_class = |a: &Attribute<'_>| has_step && a.name == "class";
    let is_film = |a: &Attribute<'_>| syntax.is_deck && starts_film(&tag.name, &a.name);
    // reveal.js loads the file when its slide is near.
    let is_late = |a: &Attribute<'_>| syntax.is_deck && a.name == "data-src" && tag.get("src").is_none();
    let is_changed = |a: &&Attribute<'_>| is_rewritten(a) || is_foreign(a) || is_class(a) || is_film(a) || is_late(a);
    let mut attributes: Vec<_> = tag.attributes.iter().filter(is_changed).collect();
    attributes.sort_by_key(|a| a.range.start);
    let mut out = String::new();
    let mut placeholders = Vec::new();
    let mut cursor = tag.range.start;
    for attribute in attributes {
        out.push_str(&html[cursor..attribute.range.start]);
        cursor = attribute.range.end;
        if is_foreign(attribute) {
            out.truncate(out.trim_end().len());
            continue;
        }
        if is_film(attribute) {
            // It would start on the talk's page. The scripts start it on stage, and readers do elsewhere.
            out.push_str(if tag.get("controls").is_some() { "data-film" } else { "data-film controls" });
            continue;
        }
        if attribute.name == NOTES_ATTRIBUTE {
            continue;
        }
        if is_class(attribute) {
            out.push_str("class=\"step ");
            html::escape_into(&mut out, &attribute.value);
            out.push('"');
            continue;
        }
        let range = at + attribute.range.start..at + attribute.range.end;
        let name = if is_late(attribute) { "src" } else { &*attribute.name };
        out.push_str(name);
        out.push_str("=\"");
        match name {
            "srcset" => srcset(&attribute.value, &range, &mut out, &mut placeholders),
            name => {
                out.push('\0');
                placeholders.push(placeholder(&tag.name, name, Target::new(&attribute.value, &range)));
            }
        }
        out.push('"');
    }
    out.push_str(&html[cursor..tag.range.end]);
    if has_step && tag.get("class").is_none() {
        out.insert_str(1 + tag.name.len(), " class=\"step\"");
    }
    (out, placeholders)
}

/// Whether an attribute starts a film by itself.
fn starts_film(tag: &str, attribute: &str) -> bool {
    matches!(tag, "video" | "audio" | SLIDEV_VIDEO) && matches!(attribute, "autoplay" | "data-autoplay")
}

fn is_rewritten(attribute: &Attribute<'_>) -> bool {
    attribute.name == NOTES_ATTRIBUTE || is_url(&attribute.name) && !attribute.value.trim().is_empty()
}

/// What an attribute of the element `tag` does with the address in it.
fn placeholder(tag: &str, attribute: &str, target: Target) -> Placeholder {
    match (tag, attribute) {
        ("img", "src") | (_, "poster") => Placeholder::Image(target),
        ("link", _) => Placeholder::Media(target),
        (_, "href") => Placeholder::Link(target),
        _ => Placeholder::Media(target),
    }
}

fn is_url(name: &str) -> bool {
    matches!(name, "href" | "src" | "srcset" | "poster" | "data")
}

/// `a.jpg 1x, b.jpg 2x`: a placeholder for each URL.
fn srcset(value: &str, range: &Range<usize>, out: &mut String, placeholders: &mut Vec<Placeholder>) {
    for (i, candidate) in value.split(", ").enumerate() {
        let (url, descriptor) = candidate.trim().split_once(char::is_whitespace).unwrap_or((candidate.trim(), ""));
        if i > 0 {
            out.push_str(", ");
        }
        out.push('\0');
        placeholders.push(Placeholder::Image(Target::new(url, range)));
        if !descriptor.is_empty() {
            out.push(' ');
            html::escape_into(out, descriptor.trim());
        }
    }
}
