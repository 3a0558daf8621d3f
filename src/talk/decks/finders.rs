//! Finds notes in the syntaxes that more than one kind of deck has.

use std::iter::Peekable;
use std::ops::Range;

use super::prose::opens_fence;
use super::{Line, NoteSyntax, PrivateNote, SlideText};
use crate::talk::html::CommentKind;
use crate::talk::markdown::Attributes;

/// Notes that begin with a line and go on to the end of the slide. `opens` gives the length of what begins them.
pub fn to_the_end(
    slide: &SlideText<'_>,
    syntax: NoteSyntax,
    opens: impl Fn(&str) -> Option<Range<usize>>,
) -> Option<PrivateNote> {
    slide.lines.iter().find_map(|line| {
        let found = opens(line.text(slide.text))?;
        let (start, content) = (line.range.start + found.start, line.range.start + found.end);
        Some(PrivateNote::new(start..slide.range.end, content..slide.range.end, syntax))
    })
}

/// `Note:` or `Notes:`, as reveal.js reads it: `^\s*notes?:` in upper and lower case.
///
/// JavaScript has more line ends and white space than Markdown.
pub fn note_line(line: &str) -> Option<Range<usize>> {
    // The first byte of both line ends.
    if memchr::memchr(0xe2, line.as_bytes()).is_none() {
        return note_keyword(line).map(|end| 0..end);
    }
    let mut at = 0;
    for part in line.split_inclusive(['\u{2028}', '\u{2029}']) {
        if let Some(end) = note_keyword(part) {
            return Some(at..at + end);
        }
        at += part.len();
    }
    None
}

/// Where the word ends with which `line` begins notes.
fn note_keyword(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !rest.starts_with(['n', 'N']) {
        return None;
    }
    let keyword = ["notes:", "note:"].into_iter().find(|keyword| starts_with_ignoring_case(rest, keyword))?;
    Some(line.len() - rest.len() + keyword.len())
}

/// Whether `text` begins with `start`, in upper or lower case.
pub fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
}

/// `???` alone on its line.
pub fn question_marks(line: &str) -> Option<Range<usize>> {
    (line.trim_end() == "???").then_some(0..3)
}

/// Whether Deckset reads this line as the first of a note.
pub fn is_caret(line: &str) -> bool {
    let rest = line.trim_start_matches(' ');
    line.len() - rest.len() < 4 && rest.starts_with('^') && !rest.starts_with("^[")
}

/// Lines that begin with `^`, each with what is below it up to the blank line: text, code and comments.
pub fn carets(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let mut lines = slide.lines.iter().peekable();
    while let Some(first) = lines.next() {
        let text = first.text(slide.text);
        if !is_caret(text) {
            continue;
        }
        let mut end = first.range.end;
        while let Some(more) = below_caret(slide, end, &mut lines) {
            end = more;
        }
        let content = first.range.start + text.find('^').unwrap_or_default() + 1;
        out.push(PrivateNote::new(first.range.start..end, content..end, NoteSyntax::Caret));
    }
}

/// Where what is right below `end` ends, if that goes on with a note: a line, or all lines of code or of a comment.
fn below_caret<'s>(
    slide: &SlideText<'_>,
    end: usize,
    lines: &mut Peekable<impl Iterator<Item = &'s Line>>,
) -> Option<usize> {
    let below = lines.peek().map_or(slide.range.end, |line| line.range.start);
    let is_code = end + 1 < below && !slide.text[end + 1..below].lines().next().unwrap_or_default().trim().is_empty();
    if is_code {
        return Some(end + slide.text[end..below].trim_end_matches('\n').len());
    }
    let is_more = |line: &&Line| {
        let text = line.text(slide.text);
        line.range.start == end + 1 && !text.trim().is_empty() && !is_caret(text)
    };
    let line = lines.next_if(is_more)?;
    // Code that nothing closes goes on to the end of the slide.
    let is_open = opens_fence(line.text(slide.text)).is_some();
    while is_open && lines.next().is_some() {}
    Some(if is_open { slide.range.end } else { line.range.end })
}

/// Fenced divs with the class `notes`.
pub fn fenced_divs(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let mut open: Vec<Option<&Line>> = Vec::new();
    for line in slide.lines {
        match quoted_fenced_div(line.text(slide.text)) {
            Some("") => {
                let Some(Some(first)) = open.pop() else { continue };
                if open.iter().all(Option::is_none) {
                    let whole = first.range.start..line.range.end;
                    out.push(PrivateNote::new(whole, first.end..line.range.start, NoteSyntax::FencedDiv));
                }
            }
            Some(attributes) => open.push(has_class(attributes, "notes").then_some(line)),
            None => {}
        }
    }
    if let Some(first) = open.into_iter().flatten().next() {
        let rest = first.range.start..slide.range.end;
        out.push(PrivateNote {
            is_open: true,
            ..PrivateNote::new(rest, first.end..slide.range.end, NoteSyntax::FencedDiv)
        });
    }
}

/// The attributes of the fenced div that this line opens; empty if it closes one.
pub fn fenced_div(line: &str) -> Option<&str> {
    let rest = line.trim();
    let colons = rest.bytes().take_while(|b| *b == b':').count();
    (colons >= 3).then(|| rest[colons..].trim_end_matches(':').trim())
}

/// The same, where the line may be in a quotation or begin an item of a list.
pub fn quoted_fenced_div(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    loop {
        let mark = match rest.as_bytes().first()? {
            b'>' => 1,
            b'-' | b'*' | b'+' | b'~' if rest[1..].starts_with([' ', '\t']) => 2,
            b':' if rest[1..].starts_with([' ', '\t']) => 2,
            b'0'..=b'9' => {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                rest[digits..].strip_prefix(['.', ')']).filter(|rest| rest.starts_with([' ', '\t']))?;
                digits + 2
            }
            _ => return fenced_div(rest),
        };
        rest = rest[mark..].trim_start();
    }
}

/// Whether the attributes of a div, `{.a .b}` or one word, give it `class`.
pub fn has_class(attributes: &str, class: &str) -> bool {
    if let Some(read) = Attributes::read(attributes) {
        return read.classes.iter().any(|own| own.eq_ignore_ascii_case(class));
    }
    let inner = attributes.trim_start_matches('{').trim_end_matches('}');
    let is_word = !attributes.starts_with('{');
    inner.split_ascii_whitespace().any(|word| {
        let name = word.strip_prefix('.').or(is_word.then_some(word));
        name.is_some_and(|name| name.eq_ignore_ascii_case(class)) || word == format!("class=\"{class}\"")
    })
}

/// Comments that say `speaker_note:`, for presenterm.
pub fn speaker_note_comments(slide: &SlideText<'_>, prefix: &str, out: &mut Vec<PrivateNote>) {
    for comment in slide.comments.iter().filter(|comment| comment.kind != CommentKind::Note) {
        let inner = comment_text(slide.text, &comment.range);
        let said = slide.text[inner.clone()].trim_start();
        let said = said.strip_prefix(prefix).unwrap_or(said).trim_start();
        let Some(rest) = said.strip_prefix("speaker_note").map(str::trim_start).and_then(|rest| rest.strip_prefix(':'))
        else {
            continue;
        };
        let content = inner.end - rest.len()..inner.end;
        let plain = block_text(rest);
        out.push(PrivateNote { plain, ..PrivateNote::new(comment.range.clone(), content, NoteSyntax::Comment) });
    }
}

/// The bytes between the marks of the comment at `range`.
pub fn comment_text(text: &str, range: &Range<usize>) -> Range<usize> {
    let whole = &text[range.clone()];
    let start = range.start + "<!--".len().min(whole.len());
    let end = range.end - if whole.ends_with("-->") { 3 } else { 0 };
    start..end.max(start)
}

/// What a block of YAML (`|` or `>` and the lines below) or a text in quotes says.
fn block_text(value: &str) -> Option<String> {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return Some(inner.to_owned());
        }
    }
    let (first, rest) = value.split_once('\n')?;
    let is_block = first.starts_with(['|', '>']) && first.len() <= 3;
    let lines = if is_block { rest } else { value };
    Some(lines.lines().map(str::trim).collect::<Vec<_>>().join("\n"))
}

/// Comments that mean the same in all decks.
pub fn is_ours(kind: CommentKind) -> bool {
    matches!(kind, CommentKind::Slide | CommentKind::Note | CommentKind::Inline)
}

/// Whether a comment is meant for a program that checks Markdown.
pub fn is_for_linters(comment: &str) -> bool {
    let starts = |start: &&str| comment.starts_with(*start);
    !comment.contains('\n')
        && ["prettier-ignore", "markdownlint-", "lint disable", "lint enable", "lint ignore"].iter().any(starts)
}
