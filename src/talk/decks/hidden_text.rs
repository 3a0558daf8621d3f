use std::ops::Range;

use super::SlideText;
use super::braces::Braces;
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
        out
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

/// What to say about something that seems to hide text.
pub fn looks_hidden() -> Diagnostic {
    Diagnostic::error("hidden-like", "this looks as if it hides something, but talkpress cannot tell what")
        .hint("put the text in a comment, or write `<!-- slide: skip -->` to hide the slide")
}
