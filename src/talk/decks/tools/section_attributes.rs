//! Attributes of elements `<section>`: which of them hide a slide, count for the slides of a stack, and are written for Markdown.

use crate::talk::html::Tag;
use crate::talk::markdown::Attributes;

/// Values that are longer are not handed on to the slides of a stack.
const MAX_INHERITED: usize = 300;

/// The comment that hides a slide.
pub const HIDDEN: &str = "<!-- .slide: data-visibility=\"hidden\" -->\n\n";

/// Whether they hide their slide.
pub fn is_hidden(attributes: &[(String, String)]) -> bool {
    attributes.iter().any(|(key, value)| key == "data-visibility" && value.trim().eq_ignore_ascii_case("hidden"))
}

/// The attributes of a tag. What hides it is one of them, however it is written.
pub fn attributes(tag: &Tag<'_>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> =
        tag.attributes.iter().map(|attribute| (attribute.name.to_string(), attribute.value.to_string())).collect();
    // A browser hides such an element, too.
    if Attributes::of(tag).hide() {
        out.retain(|(key, _)| !matches!(key.as_str(), "hidden" | "data-visibility"));
        out.push(("data-visibility".into(), "hidden".into()));
    }
    out
}

/// What a stack has for the slides in it: what is behind them, and whether they are hidden.
const HANDED_ON: [&str; 15] = [
    "data-visibility",
    "data-background",
    "data-background-color",
    "data-background-gradient",
    "data-background-iframe",
    "data-background-image",
    "data-background-interactive",
    "data-background-opacity",
    "data-background-position",
    "data-background-repeat",
    "data-background-size",
    "data-background-transition",
    "data-background-video",
    "data-background-video-loop",
    "data-background-video-muted",
];

/// Those that count for the elements in this one.
pub fn handed_on(attributes: &[(String, String)]) -> Vec<(String, String)> {
    let counts = |key: &str, value: &str| value.len() <= MAX_INHERITED && HANDED_ON.contains(&key);
    attributes.iter().filter(|(key, value)| counts(key, value)).cloned().collect()
}

/// Adds what the stack around it hands on to an element.
pub fn inherit(own: &mut Vec<(String, String)>, outer: &[(String, String)]) {
    for (key, value) in outer {
        if key == "data-visibility" && value.trim().eq_ignore_ascii_case("hidden") {
            own.retain(|(own, _)| own != key);
        }
        if !own.iter().any(|(own, _)| own == key) {
            own.push((key.clone(), value.clone()));
        }
    }
}

/// The comment that gives a slide its attributes, if it has any with names that can be read there.
pub fn comment(attributes: &[(String, String)], is_hidden: bool) -> String {
    if is_hidden {
        // Whatever the other attributes are.
        return HIDDEN.to_owned();
    }
    let mut words = String::new();
    for (key, value) in attributes {
        let is_of_markdown =
            matches!(key.as_str(), "data-markdown" | "data-charset") || key.starts_with("data-separator");
        let is_plain = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let quote = if value.contains('"') { '\'' } else { '"' };
        let is_readable = is_plain && !value.contains("--");
        if !is_of_markdown && is_readable && !value.contains(['\n', '<', '>']) && !value.contains(quote) {
            words.push_str(&format!(" {key}={quote}{value}{quote}"));
        }
    }
    if words.is_empty() { String::new() } else { format!("<!-- .slide:{words} -->\n\n") }
}
