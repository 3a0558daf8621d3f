use std::ops::Range;

use super::braces::Braces;
use super::elements::Element;
use super::finders::quoted_fenced_div;
use super::hidden_cells::HiddenCells;
use super::line::outside_code;
use super::raw_spans::raw_spans;
use super::tools::pandoc::{div, is_hidden};
use super::{SlideText, Tool};
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
const SIGNS: [&str; 6] = ["hidden", "v-if", "v-else", "v-show", "context", "display"];

/// What begins and ends comments of templates: of Hugo and of Liquid.
const COMMENTS: [(&str, &str, &str); 3] =
    [("{{<", "comment", "/comment"), ("{{%", "comment", "/comment"), ("{%", "comment", "endcomment")];

impl HiddenText {
    /// Finds that of `slide`.
    pub fn find(slide: &SlideText<'_>, tool: Tool) -> HiddenText {
        let mut out = HiddenText::default();
        for braces in Braces::find(slide).into_iter().filter(|braces| is_hidden(&braces.attributes)) {
            match braces.span {
                Some(span) => out.text.push(span),
                None => out.unclear.push(braces.range),
            }
        }
        for line in slide.lines {
            let written = quoted_fenced_div(line.text(slide.text)).filter(|written| !written.is_empty());
            if written.is_some_and(|written| !written.starts_with('{') && is_hidden(&div(written))) {
                out.unclear.push(line.range.clone());
            }
        }
        out.add_template_comments(slide);
        let source = &slide.text[slide.range.clone()];
        if source.contains('<') {
            out.add_hidden_elements(slide, source);
            out.add_odd_comments(slide);
            out.add_element_comments(slide);
        }
        if HiddenCells::may_be_in(source, tool) {
            let cells = HiddenCells::find(slide, tool);
            out.text.extend(cells.text);
            out.unclear.extend(cells.open);
        }
        if source.contains("`{=") {
            out.text.extend(raw_spans(slide));
        }
        out
    }

    /// The comments of templates in `slide`, and nothing else.
    pub fn of_templates(slide: &SlideText<'_>) -> HiddenText {
        let mut out = HiddenText::default();
        out.add_template_comments(slide);
        out
    }

    fn add_template_comments(&mut self, slide: &SlideText<'_>) {
        for (opens, name, end) in COMMENTS {
            self.add_comments(slide, opens, name, end);
        }
        for (opens, closes) in MARKS {
            self.add_marked(slide, opens, closes);
        }
    }

    fn add_hidden_elements(&mut self, slide: &SlideText<'_>, source: &str) {
        if SIGNS.iter().any(|sign| has_ignoring_case(source, sign)) {
            let hides = |own: &Attributes| hides_element(own, source);
            self.add_elements(Element::find(slide, |_| true, hides));
        }
        if has_ignoring_case(source, "<template") {
            let is_unused = |own: &Attributes| {
                let is_plain = own.pairs.iter().all(|(key, _)| matches!(key.as_str(), "class" | "id"));
                is_plain || own.pairs.iter().any(|(key, _)| matches!(key.as_str(), "#fallback" | "v-slot:fallback"))
            };
            self.add_elements(Element::find(slide, |name| name == "template", is_unused));
        }
        if has_ignoring_case(source, "renderwhen") || has_ignoring_case(source, "render-when") {
            let is_named = |name: &str| matches!(name, "renderwhen" | "render-when");
            let is_never = |own: &Attributes| bound(own, "context").is_some_and(|context| !is_for_readers(context));
            self.add_elements(Element::find(slide, is_named, is_never));
        }
    }

    /// Adds `<!--> … -->` and `<!---> … -->`: to most tools these are comments, to Markdown empty ones and text.
    fn add_odd_comments(&mut self, slide: &SlideText<'_>) {
        for line in slide.lines {
            let content = line.text(slide.text);
            for at in outside_code(content, "<!--") {
                let start = line.range.start + at;
                let rest = &slide.text[start..slide.range.end.max(start)];
                let Some(after) = rest.strip_prefix("<!-->").or_else(|| rest.strip_prefix("<!--->")) else { continue };
                let is_in_comment = || {
                    let next = slide.comments.partition_point(|comment| comment.range.start < start);
                    slide.comments[..next].last().is_some_and(|comment| comment.range.end > start)
                };
                if !is_in_comment() {
                    // The mark itself may be a note.
                    let text = start + rest.len() - after.len();
                    self.unclear.extend(after.contains("-->").then(|| text..line.range.end.max(text)));
                    // All others in the slide are about the same text.
                    return;
                }
            }
        }
    }

    /// Adds comments that hide what is before them, for reveal.js.
    fn add_element_comments(&mut self, slide: &SlideText<'_>) {
        let hides = |range: &Range<usize>| {
            let inner = slide.text[range.clone()].trim_start_matches("<!--").trim_end_matches("-->").trim();
            inner
                .strip_prefix(".element")
                .is_some_and(|words| Attributes::readable_words(words.trim_start().trim_start_matches(':')).hide())
        };
        let found = slide.comments.iter().map(|comment| comment.range.clone()).filter(hides);
        self.unclear.extend(found);
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

/// The value of an attribute, which a framework may bind: `:context`, `v-bind:context`.
fn bound<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    let is_it = |key: &str| {
        let key = key.strip_prefix("v-bind:").unwrap_or(key).trim_start_matches([':', '.']);
        key.split('.').next() == Some(name)
    };
    attributes.pairs.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.as_str())
}

/// The words of an expression.
fn words(expression: &str) -> impl Iterator<Item = &str> {
    expression.split(|c: char| !c.is_alphanumeric())
}

/// Whether a context of Slidev is one in which the audience sees a slide.
fn is_for_readers(context: &str) -> bool {
    words(context).any(|word| matches!(word, "slide" | "main" | "print" | "visible"))
}

/// Whether the element with these attributes, on a slide with the text `source`, is never shown, or to the presenter alone.
fn hides_element(attributes: &Attributes, source: &str) -> bool {
    let is_for_presenter =
        |context: &str| words(context).any(|word| matches!(word, "presenter" | "overview" | "previewNext"));
    let condition = |key: &str| {
        let said = attributes.get(key).unwrap_or_default().trim();
        let is_negated = said.contains("!=") || said.contains("!$") || said.starts_with('!');
        if said.contains("enderContext") {
            return is_for_presenter(said) && !is_for_readers(said) && !is_negated
                || is_for_readers(said) && is_negated;
        }
        matches!(said, "false" | "0" | "null" | "undefined" | "!1" | "!true" | "''" | "\"\"")
            || said.contains("isPresenter") && !is_negated
    };
    // The other case of a condition that is true for the audience.
    let is_other = || {
        attributes.get("v-else").is_some()
            && (["!$slidev.nav.isPresenter", "!$nav.isPresenter", "!isPresenter"].iter().any(|no| source.contains(no))
                || source.contains("enderContext") && is_for_readers(source))
    };
    is_hidden(attributes)
        || ["v-if", "v-else-if", "v-show"].iter().any(|key| condition(key))
        || bound(attributes, "context").is_some_and(|context| is_for_presenter(context) && !is_for_readers(context))
        || is_other()
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
