//! Deckset.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::finders::{carets, is_caret};
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::{
    DeckFacts, FacePart, Hidden, Include, Included, Line, Rules, Separators, SlideSettings, SlideText, Tool,
};
use crate::talk::scan::line::fence;

use super::plain;
use crate::talk::markdown::{DeckSyntax, Edge, FilmKind, PictureWords, Play, Side, percent};

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
    syntax: DeckSyntax { has_math: true, ..DeckSyntax::RULE_SLIDES },
    notes: carets,
    keeps_line_ends: |_| true,
    settings,
    parts,
    includes: code_highlights,
    picture_words: Some(picture_words),
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
    let name = name.trim();
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

/// Lines `[.name: value]`, and the word `[fit]` in headings: neither is shown. `[.column]` is left for the parts of the slide.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut has_fit, mut has_others) = (false, false);
    let mut pictures = Vec::new();
    for line in slide.lines {
        let content = line.text(slide.text);
        let Some((name, value)) = setting(content) else {
            let is_heading = content.starts_with('#');
            if let Some(found) = pictures_of(content, line.range.start) {
                pictures.extend(found);
                continue;
            }
            has_others |= !is_heading && !content.trim().is_empty();
            if let Some(at) = content.find("[fit]").filter(|_| is_heading) {
                has_fit = true;
                out.push(line.range.start + at..line.range.start + at + "[fit]".len());
            }
            continue;
        };
        if matches!(name, "hide" | "hidden" | "skip") && value != "false" {
            settings.hidden = Some((Hidden::ByTool, line.range.clone()));
        }
        let spanned = |text: &str| Spanned::new(text.to_owned(), line.range.clone());
        match KNOWN.contains(&name) {
            true => settings.set(spanned(name), spanned(value)),
            false => settings.unused.push(spanned(&format!("[.{name}]"))),
        }
        if name != "column" {
            out.push(line.range.clone());
        }
    }
    place(&pictures, settings);
    if has_fit && !has_others {
        settings.classes.push("statement".into());
    }
    out
}

/// Lines `[.code-highlight: 1-3]`, each a step of the code below them.
fn code_highlights(text: &str, lines: &[Line], _: &Fields) -> Vec<Include> {
    let mut out = Vec::new();
    let mut steps: Vec<&str> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let Some(("code-highlight", value)) = setting(line.text(text)) else { continue };
        steps.push(value);
        out.push(Include { range: line.range.clone(), what: Included::Instead(String::new(), None) });
        let next = lines.get(n + 1).filter(|next| next.range.start == line.end);
        if next.is_some_and(|next| matches!(setting(next.text(text)), Some(("code-highlight", _)))) {
            continue;
        }
        // Code is in none of the lines, so it begins right below.
        let below = &text[line.end.min(text.len())..];
        let blank = below.len() - below.trim_start_matches('\n').len();
        let first = below[blank..].lines().next().unwrap_or_default();
        if fence(first).is_some() {
            let at = line.end + blank + first.trim_end().len();
            out.push(Include { range: at..at, what: Included::Instead(format!(" {{{}}}", steps.join("|")), None) });
        }
        steps.clear();
    }
    out
}

/// Settings of a slide that mean something here.
const KNOWN: [&str; 10] = [
    "background-color",
    "background-image",
    "build-lists",
    "column",
    "footer",
    "hide",
    "hidden",
    "skip",
    "slidenumbers",
    "hide-footer",
];

/// `build-lists: true`, `all` and the like.
fn list_steps(value: &str) -> ListSteps {
    match value.trim() {
        "" | "false" | "none" | "no" => ListSteps::None,
        _ => ListSteps::Each,
    }
}

/// `flex(2)`.
fn column_width(value: &str) -> Option<f32> {
    value.strip_prefix("flex(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(value).trim().parse().ok()
}

fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let of_deck = slide.fields.get("build-lists").and_then(|field| field.value.as_text()).unwrap_or_default();
    let mut own = slide.lines.iter().filter_map(|line| setting(line.text(slide.text)));
    let own = own.by_ref().rev().find(|(name, _)| *name == "build-lists");
    let mut parts = Parts::new(slide, list_steps(own.map_or(of_deck, |(_, value)| value)));
    let pictures: Vec<Option<Vec<Picture>>> =
        slide.lines.iter().map(|line| pictures_of(line.text(slide.text), line.range.start)).collect();
    let is_row = pictures.iter().flatten().flatten().count() > 1;
    let mut in_row = false;
    for (line, pictures) in slide.lines.iter().zip(pictures) {
        let content = line.text(slide.text);
        if let Some(("column", width)) = setting(content) {
            parts.cut(&(line.range.start..line.end));
            parts.column(column_width(width));
        } else if let Some(pictures) = pictures.filter(|_| is_row) {
            for picture in pictures {
                parts.cut(&(picture.range.start..picture.range.start));
                parts.column(None);
            }
            in_row = true;
        } else if in_row && !content.trim().is_empty() {
            parts.cut(&(line.range.start..line.range.start));
            parts.end_columns();
            in_row = false;
        }
    }
    parts.finish()
}

/// A picture that is not within a line of text.
struct Picture {
    words: String,
    range: Range<usize>,
}

/// The pictures of a line at byte `start` that has nothing else, but for those that belong in the text.
fn pictures_of(line: &str, start: usize) -> Option<Vec<Picture>> {
    let mut out = Vec::new();
    let mut rest = line.trim();
    let mut at = start + line.len() - line.trim_start().len();
    while !rest.is_empty() {
        let inner = rest.strip_prefix("![")?;
        let (words, behind) = inner.split_once("](")?;
        let (url, after) = behind.split_once(')')?;
        let length = rest.len() - after.len();
        let has = |known: &[&str]| words.split_ascii_whitespace().any(|word| known.contains(&word));
        // A film is in the text, or all there is on the slide, unless it is at a side.
        let is_in_text = has(&["inline"]) || is_film(url) && !has(&["left", "right"]);
        if words.contains(['[', ']']) || is_in_text {
            return None;
        }
        out.push(Picture { words: words.to_owned(), range: at..at + length });
        let spaces = after.len() - after.trim_start().len();
        (rest, at) = (after.trim_start(), at + length + spaces);
    }
    (!out.is_empty()).then_some(out)
}

fn is_film(url: &str) -> bool {
    FilmKind::of(url.trim()).is_some() || url.contains("youtu")
}

/// One picture of its own fills the slide, or the side that it names.
fn place(pictures: &[Picture], settings: &mut SlideSettings) {
    let [only] = pictures else { return };
    let has = |word: &str| only.words.split_ascii_whitespace().any(|own| own == word);
    let class = match (has("left"), has("right"), has("fit")) {
        (true, ..) => "left",
        (_, true, _) => "right",
        (.., true) => return,
        _ => "full",
    };
    settings.classes.push(class.into());
    let part = only.words.split_ascii_whitespace().find_map(percent);
    let edge = if class == "left" { Edge::Left } else { Edge::Right };
    if let Some(percent) = part.filter(|part| class != "full" && (10..=90).contains(part)) {
        settings.background.side = Some(Side { edge, percent });
    }
}

/// The words that Deckset reads in the alt text of a picture. Where the picture is goes by the whole slide.
fn picture_words(alt: &str) -> PictureWords {
    let mut out = PictureWords::default();
    let mut words = Vec::new();
    let is_beside = alt.split_ascii_whitespace().any(|word| matches!(word, "left" | "right"));
    for word in alt.split_ascii_whitespace() {
        match percent(word) {
            Some(width) => out.width = Some(width).filter(|_| !is_beside),
            // More than the whole width is no more than that here.
            None if is_picture_word(word) || is_percentage(word) => {}
            None => words.push(word),
        }
    }
    out.alt = words.join(" ");
    let has = |known: &[&str]| alt.split_ascii_whitespace().any(|word| known.contains(&word));
    out.play = Play { holds: false, loops: has(&["loop"]), is_muted: has(&["mute", "muted"]) };
    out
}

fn is_percentage(word: &str) -> bool {
    word.strip_suffix('%').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn is_picture_word(word: &str) -> bool {
    matches!(
        word,
        "left"
            | "right"
            | "fit"
            | "fill"
            | "inline"
            | "original"
            | "filtered"
            | "autoplay"
            | "loop"
            | "mute"
            | "muted"
            | "hide"
    ) || word.starts_with("corner-radius(")
}
