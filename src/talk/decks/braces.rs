use std::ops::Range;

use super::SlideText;
use super::line::in_code;
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
        for line in slide.lines {
            let content = line.text(slide.text);
            for at in memchr::memchr_iter(b'{', content.as_bytes()) {
                if in_code(content, at) || content[..at].ends_with(['\\', '{']) {
                    continue;
                }
                let Some(attributes) = Attributes::read(&content[at..]) else { continue };
                let start = line.range.start + at;
                let range = start..start + attributes.length;
                let span = opening_bracket(slide.text, slide.range.start..start).map(|open| open..range.end);
                out.push(Braces { attributes, range, span });
            }
        }
        out
    }
}

/// Where the bracket opens that the end of `range` closes, in the same paragraph.
fn opening_bracket(text: &str, range: Range<usize>) -> Option<usize> {
    let before = text[range.clone()].as_bytes();
    let mut depth = 0_usize;
    before.last().filter(|b| **b == b']')?;
    for at in (0..before.len()).rev() {
        let is_escaped = at > 0 && before[at - 1] == b'\\';
        match before[at] {
            b']' if !is_escaped => depth += 1,
            b'[' if !is_escaped => {
                depth -= 1;
                if depth == 0 {
                    return Some(range.start + at);
                }
            }
            b'\n' if at > 0 && before[at - 1] == b'\n' => return None,
            _ => {}
        }
    }
    None
}
