use std::ops::Range;

use super::SlideText;
use super::line::code_end;

/// Text of a slide for other formats than HTML, as pandoc has it within lines: `` `text`{=latex} ``. Comments of HTML in text
/// for HTML are no more for readers.
pub fn raw_spans(slide: &SlideText<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut lines = slide.lines.iter().filter(|line| line.range.end <= slide.range.end).peekable();
    while let Some(first) = lines.next() {
        // Code may go on to the end of its paragraph.
        let mut end = first.range.end;
        while let Some(line) =
            lines.next_if(|line| line.range.start == end + 1 && !line.text(slide.text).trim().is_empty())
        {
            end = line.range.end;
        }
        add_spans(slide.text, first.range.start..end, &mut out);
    }
    out
}

fn add_spans(text: &str, paragraph: Range<usize>, out: &mut Vec<Range<usize>>) {
    if !text[paragraph.clone()].contains("`{=") {
        return;
    }
    let mut at = paragraph.start;
    // The longest run of marks need not be looked for again.
    let mut never_closed = usize::MAX;
    while let Some(found) = memchr::memchr(b'`', &text.as_bytes()[at..paragraph.end]) {
        let start = at + found;
        let length = text[start..paragraph.end].bytes().take_while(|b| *b == b'`').count();
        at = start + length;
        if text[..start].ends_with('\\') || length == never_closed {
            continue;
        }
        let Some(end) = code_end(&text[at..paragraph.end], length).map(|end| at + end) else {
            never_closed = length;
            continue;
        };
        let format = text[end..paragraph.end].strip_prefix("{=").and_then(|rest| rest.split_once('}'));
        if let Some((format, _)) = format
            && (!format.trim().starts_with("html") || text[at..end].contains("<!--"))
        {
            out.push(start..end + "{=}".len() + format.len());
        }
        at = end;
    }
}
