use std::ops::Range;

use super::SlideText;
use super::braces::Braces;
use super::elements::Element;
use super::finders::fenced_div;
use super::hidden_cells::HiddenCells;
use super::line::outside_code;
use super::tools::pandoc::{div, is_hidden};
use crate::base::Diagnostic;
use crate::talk::markdown::Attributes;

/// Text of a slide that its author hides with words that decks of several tools have.
#[derive(Debug, Default)]
pub struct HiddenText {
    /// What no output has.
    pub text: Vec<Range<usize>>,
    /// What hides something, though it is not clear what.
    pub unclear: Vec<Range<usize>>,
}

/// What begins and ends comments in other templates, and in TeX.
const MARKS: [(&str, &str); 7] = [
    ("{{/*", "*/}}"),
    ("{{!--", "--}}"),
    ("{#", "#}"),
    ("{/*", "*/}"),
    ("<%#", "%>"),
    ("<%--", "--%>"),
    ("\\begin{comment}", "\\end{comment}"),
];

/// What the tags of elements that hide something have, in lower case.
const SIGNS: [&str; 5] = ["hidden", "v-if", "v-show", "context", "display"];

/// What begins and ends comments of templates: of Hugo and of Liquid.
const COMMENTS: [(&str, &str, &str); 3] =
    [("{{<", "comment", "/comment"), ("{{%", "comment", "/comment"), ("{%", "comment", "endcomment")];

impl HiddenText {
    /// Finds that of `slide`.
    pub fn find(slide: &SlideText<'_>) -> HiddenText {
        let mut out = HiddenText::default();
        for braces in Braces::find(slide).into_iter().filter(|braces| hides(&braces.attributes)) {
            match braces.span {
                Some(span) => out.text.push(span),
                None => out.unclear.push(braces.range),
            }
        }
        for line in slide.lines {
            let written = fenced_div(line.text(slide.text)).filter(|written| !written.is_empty());
            if written.is_some_and(|written| !written.starts_with('{') && is_hidden(&div(written))) {
                out.unclear.push(line.range.clone());
            }
        }
        for (opens, name, end) in COMMENTS {
            out.add_comments(slide, opens, name, end);
        }
        for (opens, closes) in MARKS {
            out.add_marked(slide, opens, closes);
        }
        let source = &slide.text[slide.range.clone()];
        if source.contains('<') && SIGNS.iter().any(|sign| has_ignoring_case(source, sign)) {
            out.add_elements(Element::find(slide, |_| true, hides_element));
        }
        if has_ignoring_case(source, "<template") {
            let is_plain = |own: &Attributes| own.pairs.iter().all(|(key, _)| matches!(key.as_str(), "class" | "id"));
            out.add_elements(Element::find(slide, |name| name == "template", is_plain));
        }
        if ["{=", "+exec", "echo", "include"].iter().any(|sign| source.contains(sign)) {
            let cells = HiddenCells::find(slide);
            out.text.extend(cells.text);
            out.unclear.extend(cells.open);
        }
        out
    }

    fn add_elements(&mut self, found: Vec<Element>) {
        for element in found {
            // One that goes on, on another slide, hides more than can be seen here.
            if element.is_open {
                self.unclear.push(element.whole.start..element.content.start);
            } else {
                self.text.push(element.whole);
            }
        }
    }

    /// Adds what is between `opens`, outside of code, and `closes`.
    fn add_marked(&mut self, slide: &SlideText<'_>, opens: &str, closes: &str) {
        let mut end = slide.range.start;
        for line in slide.lines {
            let content = line.text(slide.text);
            for at in outside_code(content, opens) {
                let start = line.range.start + at;
                let from = start + opens.len();
                // `{#id}` is an attribute.
                let is_attribute = opens == "{#" && !content[at + 2..].starts_with([' ', '\t', '-']);
                let is_attribute = is_attribute && !content[at + 2..].is_empty();
                if start < end || is_attribute || content[..at].ends_with('\\') {
                    continue;
                }
                let Some(length) = slide.text[from..slide.range.end.max(from)].find(closes) else {
                    // It goes on, on another slide; so do all others below.
                    return self.unclear.push(line.range.clone());
                };
                end = from + length + closes.len();
                self.text.push(start..end);
            }
        }
    }

    fn add_comments(&mut self, slide: &SlideText<'_>, opens: &str, name: &str, end: &str) {
        let text = &slide.text[..slide.range.end];
        let mut free = slide.range.start;
        for line in slide.lines.iter().filter(|line| line.range.end <= text.len()) {
            for at in outside_code(line.text(text), opens).map(|at| line.range.start + at) {
                let from = at + opens.len();
                let word = text[from..].trim_start_matches(['-', ' ', '\t', '\r', '\n']);
                let is_comment =
                    word.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
                if at < free || !is_comment {
                    continue;
                }
                let Some(length) = closed(&text[from..], opens, end) else {
                    return self.unclear.push(line.range.clone());
                };
                free = from + length;
                self.text.push(at..free);
            }
        }
    }
}

/// The length of `text` up to the end of the tag that closes a comment of a template.
fn closed(text: &str, opens: &str, end: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(opens)?;
        from = at + opens.len();
        if text[from..].trim_start_matches(['-', ' ', '\t', '\r', '\n']).starts_with(end) {
            let close = if opens == "{%" { "%}" } else { "}}" };
            return Some(from + text[from..].find(close)? + close.len());
        }
    }
}

fn hides(attributes: &Attributes) -> bool {
    let visibility = attributes.get("visibility").or_else(|| attributes.get("data-visibility"));
    is_hidden(attributes) || visibility == Some("hidden")
}

/// Whether the element with these attributes is never shown, or to the presenter alone.
fn hides_element(attributes: &Attributes) -> bool {
    let condition = |key: &str| {
        let said = attributes.get(key).unwrap_or_default().trim();
        said == "false" || said.contains("isPresenter") && !said.contains("!$") && !said.starts_with('!')
    };
    let is_for_presenter = attributes.get("context").is_some_and(|context| {
        context.contains("presenter")
            && !["slide", "main", "print", "visible"].iter().any(|other| context.contains(other))
    });
    let style: String = attributes.get("style").unwrap_or_default().split_whitespace().collect();
    hides(attributes)
        || attributes.get("hidden").is_some()
        || condition("v-if")
        || condition("v-show")
        || is_for_presenter
        || style.to_ascii_lowercase().contains("display:none")
}

/// Whether `text` has `word`, which is in lower case, in any case.
fn has_ignoring_case(text: &str, word: &str) -> bool {
    let (bytes, first) = (text.as_bytes(), word.as_bytes()[0]);
    let is_here =
        |at: usize| bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()));
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes).any(is_here)
}

/// What to say about something that seems to hide text.
pub fn looks_hidden() -> Diagnostic {
    Diagnostic::error("hidden-like", "this looks as if it hides something, but talkpress cannot tell what")
        .hint("put the text in a comment, or write `<!-- slide: skip -->` to hide the slide")
}
