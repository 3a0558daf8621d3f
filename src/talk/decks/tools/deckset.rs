//! Deckset.

use std::ops::Range;

use crate::base::data::{Spanned, Value};
use crate::talk::decks::finders::{carets, is_caret};
use crate::talk::decks::{DeckFacts, Hidden, Line, Rules, Separators, SlideSettings, SlideText, Tool};

use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Deckset,
    own_keys: &[
        "autoscale",
        "build-lists",
        "fit-header",
        "presenter-notes",
        "slide-dividers",
        "slide-transition",
        "slidecount",
        "slidenumbers",
        "slidenumber-style",
        "footer-style",
        "header-emphasis",
        "header-strong",
        "text-emphasis",
        "text-strong",
    ],
    keys: &[
        "theme",
        "footer",
        "background-color",
        "background-image",
        "code",
        "header",
        "image-corner-radius",
        "quote",
        "text",
    ],
    left_out: &[
        "theme",
        "slide-transition",
        "slidenumber-style",
        "presenter-notes",
        "footer-style",
        "header-emphasis",
        "header-strong",
        "text-emphasis",
        "text-strong",
        "code",
        "header",
        "image-corner-radius",
        "quote",
        "text",
    ],
    line,
    separators,
    notes: carets,
    settings,
    ..plain::RULES
};

fn line(text: &str, line: &Line) -> Option<&'static str> {
    let content = line.text(text);
    if is_caret(content) {
        return Some("a line starting with `^`");
    }
    if setting(content).is_some() {
        return Some("a line `[.…]`");
    }
    (content.starts_with('#') && content.contains("[fit]")).then_some("`[fit]` in a heading")
}

/// The name and the value of a line `[.name: value]`.
fn setting(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim().strip_prefix("[.")?.strip_suffix(']')?;
    let (name, value) = inner.split_once(':').unwrap_or((inner, ""));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_name.then_some((name, value.trim()))
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let level = |word: &str| {
        let word = word.trim();
        let count = word.trim_start_matches(['h', 'H']).parse().unwrap_or(word.len());
        let is_level = (1..=6).contains(&count) && (word.bytes().all(|b| b == b'#') || word.len() <= 2);
        if is_level { 1 << count } else { 0 }
    };
    let levels = |text: &str| text.split(',').map(level).fold(0, |all, one: u8| all | one);
    let headings = deck.fields.get("slide-dividers").map_or(0, |field| match &field.value {
        Value::List(items) => items.iter().filter_map(|item| item.as_text()).map(levels).fold(0, |all, one| all | one),
        value => value.as_text().map_or(0, levels),
    });
    Separators { headings, ..Separators::dashes() }
}

/// Lines `[.name: value]`, which are never shown. `[.column]` is left for the parts of the slide.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for line in slide.lines {
        let Some((name, value)) = setting(line.text(slide.text)) else { continue };
        if matches!(name, "hide" | "hidden" | "skip") && value != "false" {
            settings.hidden = Some((Hidden::ByTool, line.range.clone()));
        }
        let spanned = |text: &str| Spanned::new(text.to_owned(), line.range.clone());
        settings.set(spanned(name), spanned(value));
        if name != "column" {
            out.push(line.range.clone());
        }
    }
    out
}
