use std::ops::Range;

use super::Prose;
use super::finders::{is_caret, note_line, question_marks};
use super::note_like::has_phrase;
use super::separators::is_dashes;
use crate::base::Diagnostic;

/// What to say about lines of a document without rule slides that look like speaker notes: everybody can read them.
pub fn public_notes(text: &str, body: Range<usize>, advice: &str) -> Option<(Diagnostic, Range<usize>)> {
    let source = &text.as_bytes()[body.clone()];
    // Most documents have none of these anywhere.
    let may = memchr::memmem::find(source, b"???").is_some()
        || memchr::memchr(b'^', source).is_some()
        || memchr::memmem::find(source, b"ote").is_some()
        || memchr::memmem::find(source, b"OTE").is_some();
    if !may {
        return None;
    }
    let prose = Prose::read(text, body, is_dashes);
    let looks_private =
        |line: &str| note_line(line).is_some() || question_marks(line).is_some() || is_caret(line) || has_phrase(line);
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
