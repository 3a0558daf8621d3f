use std::ops::Range;

use super::finders::{is_caret, note_line, question_marks};
use super::note_like::has_phrase;
use super::separators::is_dashes;
use super::{Line, Prose};
use crate::base::Diagnostic;
use crate::base::text::line_end;

/// What to say about lines of a document without rule slides that look like speaker notes: everybody can read them.
pub fn public_notes(text: &str, body: Range<usize>, advice: &str) -> Option<(Diagnostic, Range<usize>)> {
    if !may_have_notes(text, body.clone()) {
        return None;
    }
    let prose = Prose::read(text, body, is_dashes);
    let lines = prose.lines.iter().enumerate();
    let mut found = lines.filter(|(n, line)| looks_private(line.text(text)) && !is_wrapped(text, &prose.lines, *n));
    let first = found.next()?.1;
    let more = match found.count() {
        0 => String::new(),
        1 => "; so does 1 more line".to_owned(),
        count => format!("; so do {count} more lines"),
    };
    let message = format!("this line looks like a speaker note, but it is public{more}");
    let warning = Diagnostic::warning("public-note", message);
    Some((warning.hint("write `<!-- note: … -->` for a speaker note").hint(advice), first.range.clone()))
}

/// The least width at which lines are taken to be wrapped.
const MIN_WIDTH: usize = 50;

/// Whether `lines[n]` begins with `Note:` only because a paragraph was wrapped there: the line above is as full as the lines
/// of the paragraph are, so that the word had no place on it.
fn is_wrapped(text: &str, lines: &[Line], n: usize) -> bool {
    let content = lines[n].text(text);
    if note_line(content).is_none() || has_phrase(content) {
        return false;
    }
    let width = |line: &Line| line.text(text).trim_end().chars().count();
    let goes_on = |above: &Line, line: &Line| above.end == line.range.start && is_prose(line.text(text));
    let above = lines[..n].windows(2).rev().take_while(|pair| goes_on(&pair[0], &pair[1])).count();
    let Some(last) = n.checked_sub(1).map(|last| &lines[last]) else { return false };
    if !goes_on(last, &lines[n]) || !is_prose(last.text(text)) {
        return false;
    }
    let below = lines[n..].windows(2).take_while(|pair| goes_on(&pair[0], &pair[1])).count();
    let paragraph = &lines[n - 1 - above..=n + below];
    let widest = paragraph.iter().map(width).max().unwrap_or_default();
    let word = content.split_whitespace().next().map_or(0, |word| word.chars().count());
    width(last) >= MIN_WIDTH && width(last) + 1 + word > widest
}

/// Whether a line is text of a paragraph, and begins no other block.
fn is_prose(line: &str) -> bool {
    let rest = line.trim_start();
    let is_item = ["- ", "* ", "+ "].iter().any(|mark| rest.starts_with(mark));
    !rest.is_empty() && !is_item && !rest.starts_with(['#', '<', '>', '|', '!', '=', ':']) && !is_dashes(rest)
}

fn looks_private(line: &str) -> bool {
    may_look_private(line) && is_private(line)
}

/// A cheap test for the first sign or letter of a line that looks private. Line ends that only JavaScript has are not ASCII.
fn may_look_private(line: &str) -> bool {
    let is_passed_over = |b: &u8| matches!(b, b' ' | b'\t'..=b'\r' | b'*' | b'_' | b'>' | b'#' | b'-' | b'+' | b'[');
    let first = line.bytes().find(|b| !is_passed_over(b));
    let can_begin =
        first.is_some_and(|b| matches!(b, b'^' | b'?' | 0x80..) || b"splnt".contains(&b.to_ascii_lowercase()));
    can_begin || memchr::memchr(0xe2, line.as_bytes()).is_some()
}

fn is_private(line: &str) -> bool {
    note_line(line).is_some() || question_marks(line).is_some() || is_caret(line) || has_phrase(line)
}

/// Whether any line looks private, be it in code or a comment: most documents have none, and are read no further.
fn may_have_notes(text: &str, body: Range<usize>) -> bool {
    let source = &text.as_bytes()[body.clone()];
    let mut next = body.start;
    let mut is_candidate = |at: usize| {
        let at = body.start + at;
        if at < next {
            return false;
        }
        let start =
            memchr::memrchr(b'\n', &text.as_bytes()[body.start..at]).map_or(body.start, |end| body.start + end + 1);
        next = line_end(text, at, body.end);
        looks_private(text[start..next].trim_end_matches('\n'))
    };
    memchr::memchr3_iter(b':', b'^', b'?', source).any(&mut is_candidate)
        || memchr::memmem::find(source, "：".as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_of_a_wrapped_line_is_no_note() {
        let is_named = |text: &str| public_notes(text, 0..text.len(), "").is_some();
        let full = "The lines of this paragraph are as full as they can be, and the last";
        for text in [format!("{full}\nnote: it is over\n"), format!("A\n\n{full} \nNote: and so on,\n{full}\n\nB")] {
            assert!(!is_named(&text), "{text}");
        }
        for text in [
            "Note: one".to_owned(),
            format!("{full}\n\nNote: one"),
            "A short line.\nNote: one".into(),
            format!("{full}\nNote: one\n{full}, and much longer than the one above"),
            format!("# {full}\nNote: one"),
            format!("![{full}](a.png)\nNote: one"),
            format!("- {full}\nNote: one"),
            format!("{full}\nSpeaker note: one"),
            format!("{full}\n???"),
            format!("{full}\n^ one"),
        ] {
            assert!(is_named(&text), "{text}");
        }
    }
}
