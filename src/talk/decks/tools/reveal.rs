//! reveal.js, reveal-md, and reveal.js inside Hugo.

use std::ops::Range;

use crate::base::data::{Fields, Value};
use crate::talk::decks::finders::{note_line, starts_with_ignoring_case, to_the_end};
use crate::talk::decks::own_separator::{NOTES_KEYS, OwnSeparator, own_notes, own_value};
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::slide_attributes::apply;
use crate::talk::decks::{
    DeckFacts, FacePart, Line, NoteSyntax, PrivateNote, Rules, Separators, SlideSettings, SlideText, Tool,
};

use super::{plain, sections};
use crate::talk::markdown::Attributes;

pub const RULES: Rules = Rules {
    tool: Tool::Reveal,
    own_keys: &[
        "revealoptions",
        "separator",
        "verticalseparator",
        "separatorvertical",
        "notesseparator",
        "separatornotes",
        "highlighttheme",
        "reveal_hugo",
        "preprocessor",
    ],
    keys: &["theme", "css", "scripts", "template", "outputs", "listingtemplate", "absoluteurl"],
    left_out: &[
        "revealoptions",
        "theme",
        "css",
        "scripts",
        "template",
        "highlighttheme",
        "reveal_hugo",
        "preprocessor",
    ],
    front_matter,
    line,
    separators,
    notes,
    settings,
    includes: sections::includes,
    parts,
    ..plain::RULES
};

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let is_reveal = |text: &str| text.trim().eq_ignore_ascii_case("reveal");
    let found = match &fields.get("outputs")?.value {
        Value::List(items) => items.iter().any(|item| item.as_text().is_some_and(is_reveal)),
        value => value.as_text().is_some_and(is_reveal),
    };
    found.then_some("the output format `Reveal` of Hugo")
}

fn line(text: &str, line: &Line) -> Option<&'static str> {
    let content = line.text(text);
    if let Some(what) = sections::evidence(content) {
        return Some(what);
    }
    let at = memchr::memmem::find(content.as_bytes(), b"<!--")?;
    let comment = content[at + 4..].trim_start();
    if !comment.starts_with(".slide:") && !comment.starts_with(".element:") {
        return None;
    }
    line.without_code(text).contains("<!--").then_some("a comment for reveal.js")
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let horizontal = OwnSeparator::of_deck(deck.fields);
    let vertical = own_value(deck.fields, &["verticalseparator", "separatorvertical"]).map(OwnSeparator::read);
    let mut out = Separators::default();
    match &horizontal {
        None => out.dashes = true,
        Some(OwnSeparator::Line(line)) => out.lines.push(line.clone()),
        Some(OwnSeparator::BlankLines(count)) => out.blank_lines = *count,
        Some(OwnSeparator::Pattern) => out.dashes = true,
    }
    match vertical {
        None if horizontal.is_some() => out.lines.push("----".into()),
        Some(OwnSeparator::Line(line)) => out.lines.push(line),
        Some(OwnSeparator::BlankLines(count)) => {
            out.blank_lines = if out.blank_lines == 0 { count } else { out.blank_lines.min(count) }
        }
        None | Some(OwnSeparator::Pattern) => {}
    }
    out
}

/// The line that begins notes, if the front matter says so: its text, and whether it is at the start of the line.
pub fn notes_separator(fields: &Fields) -> Option<Result<(String, bool), ()>> {
    own_notes(own_value(fields, &NOTES_KEYS)?)
}

/// `Note:` or a separator of the deck's own, to the end of the slide, and shortcodes of Hugo.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    if let Some(Ok((separator, anchored))) = notes_separator(slide.fields) {
        let opens = |line: &str| {
            let rest = line.trim_start();
            let at = line.len() - rest.len();
            if starts_with_ignoring_case(rest, &separator) {
                return Some(at..at + separator.len());
            }
            let found = (0..line.len()).filter(|at| line.is_char_boundary(*at));
            let mut found = found.filter(|at| !anchored && starts_with_ignoring_case(&line[*at..], &separator));
            found.next().map(|at| at..at + separator.len())
        };
        out.extend(to_the_end(slide, NoteSyntax::OwnSeparator, opens));
    }
    out.extend(to_the_end(slide, NoteSyntax::NoteLine, note_line));
    shortcodes(slide, out);
}

/// `{{% note %}}` … `{{% /note %}}`, of the theme that Hugo has for reveal.js.
fn shortcodes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let mut open: Option<&Line> = None;
    for line in slide.lines {
        let content = line.text(slide.text);
        let Some(name) = shortcode(content) else { continue };
        match (open, name) {
            (None, "note" | "notes" | "speaker_note") if content.matches("{{").count() > 1 => {
                let inner = content.find("}}").map_or(0, |at| at + 2)..content.rfind("{{").unwrap_or_default();
                let inner = line.range.start + inner.start..line.range.start + inner.end.max(inner.start);
                out.push(PrivateNote::new(line.range.clone(), inner, NoteSyntax::Shortcode));
            }
            (None, "note" | "notes" | "speaker_note") => open = Some(line),
            (Some(first), "/note" | "/notes" | "/speaker_note") => {
                let whole = first.range.start..line.range.end;
                out.push(PrivateNote::new(whole, first.end..line.range.start, NoteSyntax::Shortcode));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(first) = open {
        let note =
            PrivateNote::new(first.range.start..slide.range.end, first.end..slide.range.end, NoteSyntax::Shortcode);
        out.push(PrivateNote { is_open: true, ..note });
    }
}

/// The name of the shortcode that is all there is on a line; `/name` if it ends one.
pub fn shortcode(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = inner.trim_start_matches(['%', '<']).trim_end_matches(['%', '>']).trim();
    inner.split_ascii_whitespace().next()
}

/// Comments `.slide: …`, and what the theme of Hugo has instead. Lines with nothing but its shortcodes are not shown.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    for comment in &slide.comments {
        let inner = slide.text[comment.range.clone()].trim_start_matches("<!--").trim_end_matches("-->").trim();
        if let Some(words) = inner.strip_prefix(".slide:") {
            apply(&Attributes::readable_words(words), &comment.range, settings);
        }
    }
    let mut out = Vec::new();
    for line in slide.lines {
        let content = line.text(slide.text);
        let Some(name) = shortcode(content) else { continue };
        if !matches!(name, "slide" | "section" | "/section" | "/slide" | "fragment" | "/fragment") {
            continue;
        }
        if name == "slide" {
            let words = content.trim().trim_start_matches(['{', '%', '<']).trim_end_matches(['}', '%', '>']).trim();
            let words = words.strip_prefix("slide").unwrap_or_default().trim();
            apply(&Attributes::readable_words(words), &line.range, settings);
        }
        if content.matches("{{").count() == 1 {
            out.push(line.range.clone());
        }
    }
    out
}

/// `{{% fragment %}}` and `{{% /fragment %}}` on lines of their own are around a step.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let mut parts = Parts::new(slide, ListSteps::None);
    for line in slide.lines {
        let content = line.text(slide.text);
        let whole = line.range.start..line.end;
        match shortcode(content) {
            Some("fragment") if content.matches("{{").count() == 2 => {
                let (opens, closes) =
                    (content.find("}}").map_or(0, |at| at + 2), content.rfind("{{").unwrap_or_default());
                parts.cut(&(line.range.start..line.range.start + opens));
                parts.open_div("fragment", "", None);
                parts.cut(&(line.range.start + closes.max(opens)..line.end));
                parts.close_div();
            }
            Some("fragment") => {
                parts.cut(&whole);
                parts.open_div("fragment", "", None);
            }
            Some("/fragment") => {
                parts.cut(&whole);
                parts.close_div();
            }
            _ => {}
        }
    }
    parts.finish()
}
