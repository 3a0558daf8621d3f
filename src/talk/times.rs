//! Writes the times of slides into a document: only its slide comments change.

use std::ops::Range;

use super::document::Document;
use super::html::{Comment, CommentKind};

/// The document's text with the time of each slide in `times`, in seconds, in its slide comment; and how many there are.
///
/// Returns `None` if a slide is not in the document, or is in a deck whose slides have no marks.
pub fn write(document: &Document, bytes: &[u8], times: &[(String, u32)]) -> Option<(Vec<u8>, usize)> {
    let text = std::str::from_utf8(bytes).ok()?;
    // Lines end where they ended when the document was read.
    if text.replace("\r\n", "\n").contains('\r') {
        return None;
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut last_line = 0;
    for slide in &document.slides {
        let above = std::mem::replace(&mut last_line, slide.line);
        let Some((_, seconds)) = times.iter().find(|(id, _)| **id == *slide.id) else { continue };
        let mark = line_start(text, slide.line)?;
        let stop = line_start(text, above + 1)?;
        edits.push(edit(text, stop..block_start(text, stop..mark), *seconds, newline));
    }
    if edits.len() != times.len() {
        return None;
    }
    let mut out = text.to_owned();
    for (range, new) in edits.iter().rev() {
        out.replace_range(range.clone(), new);
    }
    Some((out.into_bytes(), edits.len()))
}

/// Where line `line`, counted from 1, begins.
fn line_start(text: &str, line: u32) -> Option<usize> {
    match line {
        0 | 1 => Some(0),
        _ => memchr::memchr_iter(b'\n', text.as_bytes()).nth(line as usize - 2).map(|at| at + 1),
    }
}

/// Where the block begins whose line with the image is at the end of `range`: a row has a line `<div class="row">` above it.
fn block_start(text: &str, range: Range<usize>) -> usize {
    let mut start = range.end;
    for line in text[range].split_inclusive('\n').rev() {
        let trimmed = line.trim_start();
        if !trimmed.starts_with('<') || trimmed.starts_with("<!--") {
            break;
        }
        start -= line.len();
    }
    start
}

/// The change that sets the time of the slide whose mark is at the end of `range`.
fn edit(text: &str, range: Range<usize>, seconds: u32, newline: &str) -> (Range<usize>, String) {
    let time = format!("time={}:{:02}", seconds / 60, seconds % 60);
    let Some(comment) = comment_above(text, range.clone()) else {
        return (range.end..range.end, format!("<!-- slide: {time} -->{newline}"));
    };
    let content = &text[comment.content.clone()];
    match time_in(content) {
        Some(at) => (comment.content.start + at.start..comment.content.start + at.end, time),
        None => {
            let end = comment.content.start + content.trim_end().len();
            (end..end, format!(" {time}"))
        }
    }
}

/// The slide comment among the comments and blank lines right above the mark.
fn comment_above(text: &str, range: Range<usize>) -> Option<Comment> {
    let mut rest = &text[range.clone()];
    loop {
        rest = rest.trim_end();
        if !rest.ends_with("-->") {
            return None;
        }
        let start = rest.rfind("<!--")?;
        let is_whole_line = start == 0 || rest[..start].ends_with('\n');
        let comment = Comment::read(text, range.start + start..range.start + rest.len());
        match comment.kind {
            _ if !is_whole_line => return None,
            CommentKind::Slide => return Some(comment),
            _ => rest = &rest[..start],
        }
    }
}

/// The `time=…` of a slide comment.
fn time_in(content: &str) -> Option<Range<usize>> {
    let mut quoted = false;
    let is_border = |at: usize| at == 0 || content[..at].ends_with(char::is_whitespace);
    let start = content.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (!quoted && is_border(at) && content[at..].starts_with("time=")).then_some(at)
    })?;
    let end = content[start..].find(char::is_whitespace).map_or(content.len(), |length| start + length);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;
    use crate::talk::Dialect;

    fn written(body: &str, times: &[(&str, u32)]) -> Option<String> {
        let text = format!("title: T\ndate: 2026-01-01\ncategory: talk\n\n----\n\n{body}");
        let path = SitePath::new("content/a.md").unwrap();
        let document = Document::read(&path, text.as_bytes(), &Dialect::default()).document.unwrap();
        let times: Vec<(String, u32)> = times.iter().map(|(id, seconds)| ((*id).to_owned(), *seconds)).collect();
        let (bytes, _) = write(&document, text.as_bytes(), &times)?;
        let out = String::from_utf8(bytes).unwrap();
        let again = Document::read(&path, out.as_bytes(), &Dialect::default()).document.unwrap();
        for (id, seconds) in &times {
            assert_eq!(again.slides.iter().find(|s| *s.id == **id).unwrap().time, Some(*seconds), "{out}");
        }
        assert_eq!(again.slides.len(), document.slides.len());
        Some(out.split_once("----\n\n").unwrap().1.to_owned())
    }

    #[test]
    fn only_slide_comments_change() {
        let body = "![A](/a.png)\nOne\n\n<!-- slide: id=b class=\"x time=1\" -->\n<!-- note: n -->\n![B](/b.png)\nTwo\n\n\
                    <!-- slide: time=9 id=c -->\n![C](/c.png)\n";
        let expected = "<!-- slide: time=0:05 -->\n![A](/a.png)\nOne\n\n<!-- slide: id=b class=\"x time=1\" time=1:02 -->\n\
                        <!-- note: n -->\n![B](/b.png)\nTwo\n\n<!-- slide: time=70:00 id=c -->\n![C](/c.png)\n";
        assert_eq!(written(body, &[("a", 5), ("b", 62), ("c", 4200)]).as_deref(), Some(expected));
        assert_eq!(written(body, &[("nobody", 5)]), None);
    }

    #[test]
    fn comments_are_above_rows() {
        let row = "<div class=\"row\">\n<img src=\"/b.png\" alt=\"B\">\n<p>Text.</p>\n</div>\n";
        let body = format!("![A](/a.png)\n\nSaid.\n\n<!-- slide: id=b -->\n{row}\n{row}");
        let expected =
            format!("![A](/a.png)\n\nSaid.\n\n<!-- slide: id=b time=0:05 -->\n{row}\n<!-- slide: time=0:09 -->\n{row}");
        assert_eq!(written(&body, &[("b", 5), ("b-2", 9)]).as_deref(), Some(&*expected));
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let out = written("> ## One\r\n> x\r\n\r\nSaid.\r\n", &[("one", 61)]).unwrap();
        assert_eq!(out, "<!-- slide: time=1:01 -->\r\n> ## One\r\n> x\r\n\r\nSaid.\r\n");
    }
}
