use std::ops::Range;

use super::SlideText;
use super::line::outside_code;
use crate::talk::markdown::Attributes;

/// Attributes in braces on a slide, outside of code, and the text in brackets that they belong to.
#[derive(Debug)]
pub struct Braces {
    /// What they say.
    pub attributes: Attributes,
    /// Where they are.
    pub range: Range<usize>,
    /// `[text]{…}` as a whole, if they are behind such a text.
    pub span: Option<Range<usize>>,
}

impl Braces {
    /// Finds those of `slide`.
    pub fn find(slide: &SlideText<'_>) -> Vec<Braces> {
        let mut out = Vec::new();
        let mut brackets = Brackets { text: slide.text, at: slide.range.start, open: Vec::new(), last: None };
        for line in slide.lines {
            let content = line.text(slide.text);
            for at in outside_code(content, "{") {
                if content[..at].ends_with(['\\', '{']) {
                    continue;
                }
                let Some(attributes) = Attributes::read(&content[at..]) else { continue };
                let start = line.range.start + at;
                let range = start..start + attributes.length;
                let span = brackets.opening(start).map(|open| open..range.end);
                out.push(Braces { attributes, range, span });
            }
        }
        out
    }
}

/// The brackets of a slide, read from its start, each paragraph on its own.
struct Brackets<'t> {
    text: &'t str,
    at: usize,
    /// Where those begin that are not closed yet.
    open: Vec<usize>,
    /// Where the text begins that the last closing bracket ends, if it does.
    last: Option<usize>,
}

impl Brackets<'_> {
    /// Where the bracket opens that the byte before `end` closes; `end` is never less than before.
    fn opening(&mut self, end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while self.at < end {
            let is_escaped = self.at > 0 && bytes[self.at - 1] == b'\\';
            match bytes[self.at] {
                b']' if !is_escaped => self.last = self.open.pop(),
                b'[' if !is_escaped => self.open.push(self.at),
                b'\n' if self.at > 0 && bytes[self.at - 1] == b'\n' => self.open.clear(),
                _ => {}
            }
            self.at += 1;
        }
        let is_closing = self.text[..end].ends_with(']') && !self.text[..end].ends_with("\\]");
        self.last.filter(|_| is_closing)
    }
}
