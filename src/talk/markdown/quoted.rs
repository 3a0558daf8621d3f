use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::mask::mask;
use super::options::OPTIONS;
use crate::talk::html::{Token, tokens};

/// The parts of `text` in which nothing is markup, in order: code between backticks or in a fence, and comments.
///
/// Code between backticks counts if it is on one line: a stray backtick must not hide what follows on the next.
/// A fence that is never closed is not one of them: what an author forgot to close says nothing about the text below it.
/// Neither is indented code, which raw HTML becomes when it is indented below a blank line.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let masked = mask(text);
    let mut out = Vec::new();
    for (event, at) in Parser::new_ext(masked.text(), OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if is_closed(&text[at.clone()]) => out.push(at),
            Event::Code(_) if !text[at.clone()].contains('\n') => out.push(at),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => out.extend(comments_within(text, at)),
            _ => {}
        }
    }
    out
}

/// What a browser would treat as comments in `text`, in order; `text` has its image lines masked.
pub(super) fn comment_ranges(text: &str) -> Vec<Range<usize>> {
    if memchr::memmem::find(text.as_bytes(), b"<!").is_none() && memchr::memmem::find(text.as_bytes(), b"<?").is_none()
    {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) = event {
            out.extend(comments_within(text, at));
        }
    }
    out
}

/// The comments in `text`, in order.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let masked = mask(text);
    let mut out = Vec::new();
    for (event, at) in Parser::new_ext(masked.text(), OPTIONS).into_offset_iter() {
        if let Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) = event {
            // What a browser also treats as a comment, such as `<?x?>`, is none in Markdown.
            out.extend(comments_within(text, at).filter(|comment| text[comment.clone()].starts_with("<!--")));
        }
    }
    out
}

/// The one of `ranges`, which are in order, that contains `position`.
pub fn range_at(ranges: &[Range<usize>], position: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.start <= position);
    ranges[..next].last().filter(|range| range.contains(&position))
}

/// Whether the last line of the fenced code `block` is its closing fence.
fn is_closed(block: &str) -> bool {
    let mut lines = block.trim_end().lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end());
    let (Some(first), Some(last)) = (lines.next(), lines.next_back()) else { return false };
    let Some(mark) = first.chars().next() else { return false };
    let length = first.chars().take_while(|c| *c == mark).count();
    last.len() >= length && last.chars().all(|c| c == mark)
}

fn comments_within(text: &str, at: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let html = &text[at.clone()];
    let found = if html.contains("<!") || html.contains("<?") { tokens(html) } else { Vec::new() };
    found.into_iter().filter_map(move |token| match token {
        Token::Comment { range, .. } => Some(at.start + range.start..at.start + range.end),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_comments_are_quoted() {
        let text =
            "`a` <!-- b --> c\n\n```\nd\n```\n\n<div><!-- e\nf --></div>\n\n    g\n\n> ~~~\n> h\n> ~~~\n\n```\ni\n";
        let found: Vec<&str> = quoted(text).into_iter().map(|range| text[range].trim_end()).collect();
        assert_eq!(found, ["`a`", "<!-- b -->", "```\nd\n```", "<!-- e\nf -->", "~~~\n> h\n> ~~~"]);
    }
}
