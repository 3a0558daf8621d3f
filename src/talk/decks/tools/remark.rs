//! remark, and xaringan.

use crate::base::data::{Fields, Value};
use crate::talk::decks::finders::{question_marks, to_the_end};
use crate::talk::decks::{FacePart, NoteSyntax, PrivateNote, Rules, SlideText, Tool};

use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Remark,
    own_keys: &[],
    keys: &["class", "name", "template", "layout", "count", "exclude", "background-image", "output"],
    left_out: &[],
    front_matter,
    line: |text, line| question_marks(line.text(text)).map(|_| "a line `???`"),
    notes,
    parts,
    ..plain::RULES
};

/// Properties of a slide.
pub const SLIDE_KEYS: &[&str] = &[
    "background-color",
    "background-image",
    "background-position",
    "background-size",
    "class",
    "continued",
    "count",
    "exclude",
    "layout",
    "name",
    "template",
    "skip",
];

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let names = |text: &str| text.contains("xaringan::");
    let found = match &fields.get("output")?.value {
        Value::Table(formats) => formats.iter().any(|field| names(&field.key)),
        value => value.as_text().is_some_and(names),
    };
    found.then_some("the output format of xaringan")
}

/// Whether a line begins the next step of the slide.
pub fn is_step(line: &str) -> bool {
    line.trim_end() == "--"
}

/// `???` to the end of the slide, or of the step.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let mut at = 0;
    while let Some(step) = slide.lines[at..].iter().position(|line| is_step(line.text(slide.text))) {
        let end = slide.lines[at + step].range.start;
        let start = slide.lines[at].range.start;
        let part = SlideText { range: start..end, lines: &slide.lines[at..at + step], comments: Vec::new(), ..*slide };
        out.extend(to_the_end(&part, NoteSyntax::QuestionMarks, question_marks));
        at += step + 1;
    }
    let last = SlideText { lines: &slide.lines[at..], comments: Vec::new(), range: slide.range.clone(), ..*slide };
    out.extend(to_the_end(&last, NoteSyntax::QuestionMarks, question_marks));
}

/// A line `--` begins a step.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let mut out = Vec::new();
    let mut start = slide.range.start;
    for line in slide.lines.iter().filter(|line| is_step(line.text(slide.text))) {
        out.push(FacePart::Markdown(start..line.range.start));
        out.push(FacePart::Html(if start == slide.range.start {
            "<div class=\"step\">\n"
        } else {
            "</div>\n<div class=\"step\">\n"
        }));
        start = line.end;
    }
    let has_steps = start != slide.range.start;
    out.push(FacePart::Markdown(start.min(slide.range.end)..slide.range.end));
    out.extend(has_steps.then_some(FacePart::Html("</div>\n")));
    out
}
