use std::ops::Range;

use super::SlideText;
use super::braces::Braces;
use super::elements::Element;
use super::finders::fenced_div;
use super::line::in_code;
use super::tools::pandoc::{div, is_hidden};
use crate::base::Diagnostic;
use crate::talk::markdown::{Attributes, range_at};

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
    ("{# ", " #}"),
    ("{/*", "*/}"),
    ("<%#", "%>"),
    ("<%--", "--%>"),
    ("\\begin{comment}", "\\end{comment}"),
];

/// Elements that hide what is in them if their attributes say so.
const ELEMENTS: [&str; 18] = [
    "div",
    "span",
    "p",
    "section",
    "template",
    "renderwhen",
    "ul",
    "ol",
    "li",
    "b",
    "i",
    "em",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "figure",
];

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
        if ["hidden", "v-if", "v-show", "context", "display"].iter().any(|sign| source.contains(sign)) {
            out.add_elements(Element::find(slide, &ELEMENTS, hides_element));
        }
        if source.contains("<template>") {
            out.add_elements(Element::find(slide, &["template"], |own| own.pairs.is_empty()));
        }
        if source.contains("{=") || source.contains("+exec") || source.contains("echo") || source.contains("include") {
            out.text.extend(hidden_cells(slide));
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
            for (at, _) in content.match_indices(opens) {
                let start = line.range.start + at;
                if start < end || in_code(content, at) || content[..at].ends_with('\\') {
                    continue;
                }
                let from = start + opens.len();
                let Some(length) = slide.text[from..slide.range.end.max(from)].find(closes) else { break };
                end = from + length + closes.len();
                self.text.push(start..end);
            }
        }
    }

    fn add_comments(&mut self, slide: &SlideText<'_>, opens: &str, name: &str, end: &str) {
        let text = &slide.text[..slide.range.end];
        let lines: Vec<Range<usize>> = slide.lines.iter().map(|line| line.range.clone()).collect();
        let mut from = slide.range.start;
        while let Some(at) = text[from..].find(opens).map(|found| from + found) {
            from = at + opens.len();
            let word = text[from..].trim_start();
            let is_comment =
                word.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
            let line = range_at(&lines, at).filter(|line| !in_code(&text[line.start..line.end], at - line.start));
            let (true, Some(line)) = (is_comment, line) else { continue };
            match closed(&text[from..], opens, end) {
                Some(length) => {
                    self.text.push(at..from + length);
                    from += length;
                }
                None => self.unclear.push(line.clone()),
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
        if text[from..].trim_start().starts_with(end) {
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

/// Code that Quarto runs without showing it, and text for other formats only.
fn hidden_cells(slide: &SlideText<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = slide.range.start;
    let mut open: Option<(usize, usize, bool)> = None;
    // Lines of code that presenterm runs without showing them begin like this.
    let mut prefix: Option<&str> = None;
    for line in slide.text[slide.range.clone()].split_inclusive('\n') {
        let (at, content) = (start, line.trim());
        start += line.len();
        let ticks = content.bytes().take_while(|b| *b == b'`').count();
        open = match open {
            None if ticks >= 3 => {
                let info = &content[ticks..];
                prefix = info.contains("+exec").then_some(if info.starts_with("rust") { "# " } else { "/// " });
                Some((at, ticks, is_hidden_cell(info)))
            }
            None => None,
            Some((first, length, is_hidden)) if ticks >= length && ticks == content.len() => {
                out.extend(is_hidden.then_some(first..at + line.trim_end().len()));
                None
            }
            Some((first, length, is_hidden)) => {
                out.extend(prefix.filter(|prefix| content.starts_with(*prefix)).map(|_| at..start));
                let option = content.strip_prefix("#|").or(content.strip_prefix("//|")).map(str::trim);
                Some((first, length, is_hidden || option.is_some_and(hides_cell)))
            }
        };
    }
    out
}

/// Whether the words behind a fence say that the code, or the text in it, is not shown.
fn is_hidden_cell(info: &str) -> bool {
    let Some(inner) = info.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return false };
    match inner.strip_prefix('=') {
        Some(format) => !format.trim().starts_with("html"),
        None => inner.split([',', ' ']).any(hides_cell),
    }
}

/// `echo: false`, `include=FALSE`.
fn hides_cell(option: &str) -> bool {
    let Some((key, value)) = option.split_once([':', '=']) else { return false };
    matches!(key.trim(), "echo" | "include") && matches!(value.trim(), "false" | "FALSE" | "F" | "False")
}

/// What to say about something that seems to hide text.
pub fn looks_hidden() -> Diagnostic {
    Diagnostic::error("hidden-like", "this looks as if it hides something, but talkpress cannot tell what")
        .hint("put the text in a comment, or write `<!-- slide: skip -->` to hide the slide")
}
