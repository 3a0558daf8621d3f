//! Placeholders for the URLs of a raw HTML tag.

use std::ops::Range;

use super::css::addresses;
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
        write_value(&tag.name, (name, &attribute.value), &range, (&mut out, &mut placeholders));
        out.push('"');
    }
    out.push_str(&html[cursor..tag.range.end]);
    if has_step && tag.get("class").is_none() {
        out.insert_str(1 + tag.name.len(), " class=\"step\"");
    }
    (out, placeholders)
}

/// Writes the value of an attribute of the element `tag`, with a placeholder for each of its addresses.
fn write_value(
    tag: &str,
    (name, value): (&str, &str),
    range: &Range<usize>,
    (out, placeholders): (&mut String, &mut Vec<Placeholder>),
) {
    match name {
        "srcset" | "imagesrcset" => srcset(value, range, out, placeholders),
        "ping" => list(value, range, out, placeholders),
        name if holds_css(name) => {
            let escape: fn(&mut String, &str) = html::escape_into;
            placeholders.extend(css(out, value, range, (Placeholder::CssAttribute, escape)));
        }
        name if !is_url(name) => html::escape_into(out, &html::without_comments(value)),
        name => {
            out.push('\0');
            placeholders.push(placeholder(tag, name, Target::new(value, range)));
        }
    }
}

/// Whether an attribute starts a film by itself.
fn starts_film(tag: &str, attribute: &str) -> bool {
    matches!(tag, "video" | "audio" | SLIDEV_VIDEO) && matches!(attribute, "autoplay" | "data-autoplay")
}

fn is_rewritten(attribute: &Attribute<'_>) -> bool {
    attribute.name == NOTES_ATTRIBUTE
        || is_url(&attribute.name) && !attribute.value.trim().is_empty()
        || holds_css(&attribute.name) && !addresses(&attribute.value).is_empty()
        || has_comment(attribute)
}

/// Whether it is text for readers with a comment in it.
fn has_comment(attribute: &Attribute<'_>) -> bool {
    let value = &attribute.value;
    !is_url(&attribute.name)
        && !holds_css(&attribute.name)
        && (value.contains("<!--") || value.contains("<?"))
        && html::without_comments(value) != *value
}

/// What an attribute of the element `tag` does with the address in it.
fn placeholder(tag: &str, attribute: &str, target: Target) -> Placeholder {
    match (tag, attribute) {
        ("img", "src") | (_, "poster" | "background") => Placeholder::Image(target),
        ("image" | "feimage" | "use", "href" | "xlink:href") => Placeholder::Image(target),
        ("link", _) => Placeholder::Media(target),
        (_, "href" | "xlink:href" | "action" | "formaction" | "cite" | "longdesc") => Placeholder::Link(target),
        _ => Placeholder::Media(target),
    }
}

fn is_url(name: &str) -> bool {
    matches!(
        name,
        "href"
            | "src"
            | "srcset"
            | "imagesrcset"
            | "poster"
            | "data"
            | "background"
            | "xlink:href"
            | "action"
            | "formaction"
            | "cite"
            | "longdesc"
            | "ping"
    )
}

/// Attributes that hold CSS, in HTML and in SVG.
fn holds_css(name: &str) -> bool {
    matches!(
        name,
        "style"
            | "fill"
            | "stroke"
            | "filter"
            | "mask"
            | "clip-path"
            | "cursor"
            | "marker"
            | "marker-start"
            | "marker-mid"
            | "marker-end"
    )
}

/// Which placeholders addresses in CSS become, and how the rest is written.
pub(super) type CssForm = (fn(Target) -> Placeholder, fn(&mut String, &str));

/// Writes CSS that is at `range` with a placeholder, of this kind, for each of its addresses, and the rest as `write` does.
pub(super) fn css(out: &mut String, css: &str, range: &Range<usize>, (kind, write): CssForm) -> Vec<Placeholder> {
    let mut placeholders = Vec::new();
    let mut end = 0;
    for address in addresses(css) {
        write(out, &css[end..address.range.start]);
        out.push_str("url('\0')");
        placeholders.push(kind(Target::new(&address.url, range)));
        end = address.range.end;
    }
    write(out, &css[end..]);
    placeholders
}

/// Addresses separated by spaces: a placeholder for each.
fn list(value: &str, range: &Range<usize>, out: &mut String, placeholders: &mut Vec<Placeholder>) {
    for (i, url) in value.split_whitespace().enumerate() {
        out.push_str(if i > 0 { " \0" } else { "\0" });
        placeholders.push(Placeholder::Link(Target::new(url, range)));
    }
}

/// `a.jpg 1x, b.jpg 2x`: a placeholder for each URL (HTML, section 4.8.4.2.1).
fn srcset(value: &str, range: &Range<usize>, out: &mut String, placeholders: &mut Vec<Placeholder>) {
    let mut rest = value;
    let mut is_first = true;
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace());
        if rest.is_empty() {
            return;
        }
        let (url, after) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        // A comma right after the address ends the candidate.
        let (url, descriptor) = match url.trim_end_matches(',') {
            bare if bare.len() < url.len() => (bare, ""),
            _ => (url, after.split_at(after.find(',').unwrap_or(after.len())).0),
        };
        rest = &after[descriptor.len()..];
        if !std::mem::take(&mut is_first) {
            out.push_str(", ");
        }
        out.push('\0');
        placeholders.push(Placeholder::Image(Target::new(url, range)));
        if !descriptor.trim().is_empty() {
            out.push(' ');
            html::escape_into(out, descriptor.trim());
        }
    }
}
