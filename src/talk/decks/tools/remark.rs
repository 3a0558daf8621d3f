//! remark, and xaringan.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::content_blocks::ContentBlocks;
use crate::talk::decks::finders::{question_marks, to_the_end};
use crate::talk::decks::line::outside_code;
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::{FacePart, NoteSyntax, PrivateNote, Rules, SlideSettings, SlideText, Tool};

use super::nested_classes::nested_classes;
use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Remark,
    own_keys: &[],
    keys: &["class", "name", "template", "layout", "count", "exclude", "background-image", "output"],
    left_out: &["template"],
    front_matter,
    line: |text, line| question_marks(line.text(text)).map(|_| "a line `???`"),
    notes,
    settings,
    cover: has_title_slide,
    has_content_classes: true,
    parts,
    includes: |text, lines, _| nested_classes(text, lines),
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

/// xaringan makes a first slide of the front matter, unless its settings turn that off.
fn has_title_slide(fields: &Fields) -> bool {
    let is_off = |value: &Value| match value {
        Value::Table(formats) => formats.iter().any(|field| match &field.value {
            Value::Table(inner) => inner.get("seal").and_then(|seal| seal.value.as_text()) == Some("false"),
            _ => false,
        }),
        _ => false,
    };
    front_matter(fields).is_some() && !fields.get("output").is_some_and(|field| is_off(&field.value))
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

/// What `name` and classes say. The slides that a template continues are there already.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    settings.layout = settings.layout.take().filter(|layout| &**layout != "false");
    if let Some(name) = settings.name.as_ref().filter(|name| !name.contains(char::is_whitespace) && !name.is_empty()) {
        settings.id.get_or_insert_with(|| name.value.clone());
    }
    alignment(settings);
    if settings.background.image.as_ref().is_some_and(|image| image.contains('`'))
        && let Some(image) = settings.background.image.take()
    {
        // R makes the address.
        settings.unused.push(Spanned::new("background-image".to_owned(), image.range));
    }
    hidden_content(slide)
}

/// Classes that say where the text is. `left` and `right` have nothing to do with the layouts of these names.
fn alignment(settings: &mut SlideSettings) {
    let range = settings.fields.iter().find(|(key, _)| **key == "class").map(|(key, _)| key.range.clone());
    let is_left = settings.classes.iter().any(|class| class == "left");
    let mut classes: Vec<String> = Vec::new();
    for class in std::mem::take(&mut settings.classes) {
        let own = match class.as_str() {
            "middle" if is_left => "middle",
            "middle" | "center" => "centre",
            "inverse" => "dark",
            "left" | "top" => continue,
            "right" | "bottom" => {
                settings.unused.push(Spanned::new(format!("class: {class}"), range.clone().unwrap_or_default()));
                continue;
            }
            other => other,
        };
        if !classes.iter().any(|known| known == own) {
            classes.push(own.to_owned());
        }
    }
    settings.classes = classes;
}

/// `.hidden[text]`.
fn hidden_content(slide: &SlideText<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let is_class = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    for line in slide.lines {
        let content = line.text(slide.text);
        // The classes around the last word found, and where the bracket or the space behind them is.
        let (mut looked_at, mut start, mut stop) = (0, 0, 0);
        for at in outside_code(content, "hidden").filter(|at| content[..*at].ends_with('.')) {
            let before = content[looked_at..at].char_indices().rfind(|(_, c)| !is_class(*c));
            start = before.map_or(start, |(before, c)| looked_at + before + c.len_utf8());
            // The classes begin with the first dot, whatever is right before it.
            start += content[start..at].find('.').unwrap_or_default();
            looked_at = at;
            let end = at + "hidden".len();
            if stop < end {
                let length = content[end..].find(|c: char| c == '[' || c.is_whitespace());
                stop = length.map_or(content.len(), |length| end + length);
            }
            let has_text = content[stop..].starts_with('[') && (stop == end || content[end..].starts_with('.'));
            let from = line.range.start + start;
            let is_free = out.last().is_none_or(|last| last.end <= from);
            if has_text && is_free {
                out.push(from..closing_bracket(slide.text, line.range.start + stop..slide.range.end));
            }
        }
    }
    out
}

/// Where the bracket closes that `range` begins with; the end of `range` if none does.
fn closing_bracket(text: &str, range: Range<usize>) -> usize {
    let mut depth = 0_usize;
    for (at, b) in text.as_bytes()[range.clone()].iter().enumerate() {
        match b {
            b'[' => depth += 1,
            b']' if depth == 1 => return range.start + at + 1,
            b']' => depth -= 1,
            _ => {}
        }
    }
    range.end
}

/// A line `--` begins a step; `.class[` and `]` on different lines are a div, two side columns are columns.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let blocks = ContentBlocks::find(slide);
    let mut marks: Vec<(Range<usize>, Mark<'_>)> = slide
        .lines
        .iter()
        .filter(|line| is_step(line.text(slide.text)))
        .map(|line| (line.range.start..line.end, Mark::Step))
        .collect();
    for block in &blocks.found {
        marks.push((block.opens.clone(), Mark::Open(&block.classes)));
        marks.push((block.closes.clone(), Mark::Close));
    }
    marks.sort_by_key(|(at, _)| at.start);
    let mut parts = Parts::new(slide, ListSteps::None);
    let mut sides: Vec<bool> = Vec::new();
    for (n, (at, mark)) in marks.iter().enumerate() {
        parts.cut(at);
        match mark {
            Mark::Step => parts.step(),
            Mark::Open(classes) => {
                let is_side = sides.is_empty() && is_side(classes);
                sides.push(is_side);
                match is_side {
                    true => parts.column(None),
                    false => parts.open_div(classes, "", None),
                }
            }
            Mark::Close => match sides.pop() {
                Some(true) => {
                    // The next column is right below, or none is.
                    let next = marks.get(n + 1);
                    let goes_on = next.is_some_and(|(next, mark)| {
                        matches!(mark, Mark::Open(classes) if is_side(classes))
                            && slide.text[at.end..next.start.max(at.end)].trim().is_empty()
                    });
                    if !goes_on {
                        parts.end_columns();
                    }
                }
                _ => parts.close_div(),
            },
        }
    }
    parts.finish()
}

enum Mark<'b> {
    Step,
    Open(&'b str),
    Close,
}

/// Whether a content class is one of two columns.
fn is_side(classes: &str) -> bool {
    classes.split(' ').any(|class| {
        matches!(class, "left-column" | "right-column" | "pull-left" | "pull-right" | "column" | "leftcol" | "rightcol")
    })
}
