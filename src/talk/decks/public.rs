use std::ops::Range;

use super::Prose;
use super::finders::{is_caret, note_line, question_marks};
use super::note_like::has_phrase;
use super::separators::is_dashes;
use crate::base::Diagnostic;
use crate::base::text::line_end;

/// What to say about lines of a document without rule slides that look like speaker notes: everybody can read them.
pub fn public_notes(text: &str, body: Range<usize>, advice: &str) -> Option<(Diagnostic, Range<usize>)> {
    if !may_have_notes(text, body.clone()) {
        return None;
    }
    let prose = Prose::read(text, body, is_dashes);
    let mut found = prose.lines.iter().filter(|line| looks_private(line.text(text)));
    let first = found.next()?;
    let more = match found.count() {
        0 => String::new(),
        1 => "; so does 1 more line".to_owned(),
        count => format!("; so do {count} more lines"),
    };
    let message = format!("this line looks like a speaker note, but it is public{more}");
    let warning = Diagnostic::warning("public-note", message);
    Some((warning.hint("write `<!-- note: … -->` for a speaker note").hint(advice), first.range.clone()))
}

fn looks_private(line: &str) -> bool {
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
