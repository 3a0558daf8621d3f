//! pandoc and what is built on it: patat and Quarto.

use std::ops::Range;

use crate::base::data::{Fields, Value};
use crate::talk::decks::finders::{comment_text, fenced_divs, is_for_linters, is_ours};
use crate::talk::decks::{
    DeckFacts, Hidden, Line, NoteSyntax, PrivateNote, Rules, Separators, SlideSettings, SlideText, Tool,
};
use crate::talk::html::CommentKind;

use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Pandoc,
    own_keys: &["patat", "slidelevel", "slide-level"],
    keys: &["format", "output", "subtitle", "institute", "incremental", "theme", "transition", "bibliography"],
    left_out: &["theme", "transition", "bibliography"],
    front_matter,
    line,
    separators,
    notes,
    settings,
    ..plain::RULES
};

/// Output formats that are slides.
const FORMATS: [&str; 9] =
    ["revealjs", "beamer", "pptx", "powerpoint", "slidy", "slideous", "dzslides", "s5", "ioslides"];

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let names = |value: &Value| match value {
        Value::Plain(text) | Value::Text(text) => is_format(text),
        Value::Table(fields) => fields.iter().any(|field| is_format(&field.key)),
        Value::List(items) => items.iter().any(|item| item.as_text().is_some_and(is_format)),
    };
    let found = ["format", "output", "to"].iter().filter_map(|key| fields.get(key)).any(|field| names(&field.value));
    found.then_some("a slide format of pandoc")
}

/// `revealjs`, `clean-revealjs`, `revealjs::revealjs_presentation`, `beamer_presentation` …
fn is_format(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    name.split(['-', '_', ':', '+']).any(|word| FORMATS.contains(&word))
}

fn line(text: &str, line: &Line) -> Option<&'static str> {
    (line.text(text).trim() == ". . .").then_some("a line `. . .`")
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let rulers = deck.lines.iter().any(|line| is_ruler(line.text(deck.text)));
    let set = level(deck.fields);
    // patat divides at headings only if there is no ruler.
    if deck.fields.get("patat").is_some() && rulers {
        return Separators { breaks: true, ..Separators::default() };
    }
    let level = set.unwrap_or_else(|| slide_level(deck.headings));
    // Headings above the slide level begin slides too: their own.
    let headings = (1..=level.min(6)).fold(0, |bits, level| bits | 1 << level);
    Separators { breaks: true, headings, ..Separators::default() }
}

fn is_ruler(line: &str) -> bool {
    crate::talk::scan::line::thematic_break(line.trim()).is_some()
}

/// The slide level that the front matter sets.
fn level(fields: &Fields) -> Option<usize> {
    let number = |fields: &Fields, key: &str| fields.get(key)?.value.as_text()?.trim().parse().ok();
    let within = |field: &str| match &fields.get(field)?.value {
        Value::Table(inner) => {
            let nested = |field: &crate::base::data::Field| match &field.value {
                Value::Table(deeper) => number(deeper, "slide-level").or_else(|| number(deeper, "slide_level")),
                _ => None,
            };
            number(inner, "slideLevel")
                .or_else(|| number(inner, "slide-level"))
                .or_else(|| inner.iter().find_map(nested))
        }
        _ => None,
    };
    number(fields, "slide-level")
        .or_else(|| number(fields, "slidelevel"))
        .or_else(|| ["patat", "format", "output"].into_iter().find_map(within))
}

/// The highest level of a heading with text right below.
pub fn slide_level(headings: &[(usize, usize, bool)]) -> usize {
    headings.iter().filter(|(_, _, has_text)| *has_text).map(|(level, ..)| *level).min().unwrap_or(6)
}

/// Divs with the class `notes`; in patat also comments, unless they configure the slide.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    fenced_divs(slide, out);
    if slide.fields.get("patat").is_none() {
        return;
    }
    for comment in slide.comments.iter().filter(|comment| !is_ours(comment.kind)) {
        let content = comment_text(slide.text, &comment.range);
        let said = slide.text[content.clone()].trim();
        if comment.kind != CommentKind::Note
            && !said.starts_with("config:")
            && !is_for_linters(said)
            && !said.is_empty()
        {
            out.push(PrivateNote::new(comment.range.clone(), content, NoteSyntax::Comment));
        }
    }
}

/// The attributes of the heading that begins the slide.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let first = slide.lines.iter().find(|line| !line.text(slide.text).trim().is_empty());
    let Some(line) = first.filter(|line| line.text(slide.text).starts_with('#')) else { return Vec::new() };
    let content = line.text(slide.text);
    let hides = ["visibility=\"hidden\"", "visibility=hidden", "visibility='hidden'"];
    if content.ends_with('}') && hides.iter().any(|hides| content.contains(hides)) {
        settings.hidden = Some((Hidden::ByTool, line.range.clone()));
    }
    Vec::new()
}
