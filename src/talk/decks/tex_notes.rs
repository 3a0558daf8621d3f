use std::ops::Range;

use super::line::in_code;
use super::{NoteSyntax, PrivateNote, SlideText};
use crate::talk::markdown::range_at;

/// Notes in the words of LaTeX: `\note{…}`, `\note<2>[item]{…}`. Without its closing brace one goes on to the end of the slide.
pub fn tex_notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let lines: Vec<Range<usize>> = slide.lines.iter().map(|line| line.range.clone()).collect();
    let mut from = slide.range.start;
    while let Some(found) = slide.text[from..slide.range.end].find("\\note") {
        let start = from + found;
        from = start + "\\note".len();
        let Some(line) = range_at(&lines, start) else { continue };
        let Some(opens) = brace(&slide.text[from..line.end]).map(|length| from + length) else { continue };
        if in_code(&slide.text[line.clone()], start - line.start) {
            continue;
        }
        let closes = closing_brace(&slide.text[opens..slide.range.end]).map(|length| opens + length);
        let end = closes.map_or(slide.range.end, |at| at + 1);
        let content = opens..closes.unwrap_or(slide.range.end);
        let note = PrivateNote::new(start..end, content, NoteSyntax::Tex);
        out.push(PrivateNote { is_open: closes.is_none(), ..note });
        from = end;
    }
}

/// The length of `{`, with the options before it.
fn brace(text: &str) -> Option<usize> {
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next().filter(|first| matches!(first, '[' | '<')) {
        let end = rest.find(if first == '[' { ']' } else { '>' })?;
        rest = rest[end + 1..].trim_start();
    }
    rest.starts_with('{').then(|| text.len() - rest.len() + 1)
}

/// Where the brace is that closes the one before `text`.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut is_escaped = false;
    for (at, b) in text.bytes().enumerate() {
        match b {
            _ if is_escaped => {}
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
        is_escaped = b == b'\\' && !is_escaped;
    }
    None
}
