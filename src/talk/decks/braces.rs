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
                let read = Attributes::read(&content[at..]).or_else(|| hidden_alone(&content[..at], &content[at..]));
                let Some(attributes) = read else { continue };
                let start = line.range.start + at;
                let range = start..start + attributes.length;
                let span = brackets.opening(start).map(|open| open..range.end);
                out.push(Braces { attributes, range, span });
            }
        }
        out
    }
}

/// The word `hidden` without a value, as only some tools read it: behind an element, or beside other attributes.
fn hidden_alone(before: &str, text: &str) -> Option<Attributes> {
    let inner = text[1..].split_once('}').map(|(inner, _)| inner).filter(|inner| !inner.contains('{'))?;
    let mut words = inner.split_ascii_whitespace();
    if !words.clone().any(|word| word.eq_ignore_ascii_case("hidden")) {
        return None;
    }
    let is_behind = before.ends_with([']', ')', '*', '~', '`']);
    let has_others = words.any(|word| word.starts_with(['.', '#']) || word.contains('='));
    let pairs = vec![("hidden".to_owned(), String::new())];
    (is_behind || has_others).then(|| Attributes { pairs, length: inner.len() + 2, ..Attributes::default() })
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
