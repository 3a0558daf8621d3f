use std::borrow::Cow;
use std::ops::Range;

use super::markdown::{quoted, range_at};
use crate::base::Diagnostic;
use crate::base::text::line_end;

const MARK: &str = "%%";

/// How many bytes of marks of lists and quotations may be before a block.
const MAX_MARKS: usize = 1000;

/// A document without the comments that Obsidian hides, which are between `%%` and `%%`.
///
/// Everything else keeps its line, and almost everything its column: a comment is replaced by a processing instruction or by
/// blanks of the same length. Neither has a meaning in Markdown or in a deck.
#[derive(Debug)]
pub(super) struct ObsidianComments<'a> {
    text: Cow<'a, str>,
    mistakes: Vec<(Diagnostic, Range<usize>)>,
}

impl<'a> ObsidianComments<'a> {
    /// Finds the comments in `text[body]`. `%%` in code is text.
    pub(super) fn find(text: &'a str, body: Range<usize>) -> ObsidianComments<'a> {
        let mut out = ObsidianComments { text: Cow::Borrowed(text), mistakes: Vec::new() };
        if memchr::memmem::find(&text.as_bytes()[body.clone()], MARK.as_bytes()).is_none() {
            return out;
        }
        let comments = out.pair(text, &marks(text, body.clone()), body.end);
        let Some(first) = comments.first() else { return out };
        let count = comments.len();
        let noun = if count == 1 { "comment" } else { "comments" };
        let place = first.start..line_end(text, first.start, body.end).min(first.end);
        let note = Diagnostic::note("obsidian-comments", format!("left out: {count} {noun} between `%%` and `%%`"));
        out.mistakes.push((note.hint("put `%%` in code to show it"), place));
        let mut public = text.to_owned();
        for (line, pieces) in by_line(text, &comments) {
            public.replace_range(line.clone(), &without(text, line, &pieces));
        }
        out.text = Cow::Owned(public);
        out
    }

    /// The document without them.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What to say about them, and where.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = (Diagnostic, Range<usize>)> {
        self.mistakes.iter().cloned()
    }

    /// The comments that begin and end at `marks`.
    fn pair(&mut self, text: &str, marks: &[usize], end: usize) -> Vec<Range<usize>> {
        let mut comments: Vec<Range<usize>> = Vec::new();
        let mut rest = marks;
        let (mut line, mut before) = (0, 0);
        while let [at, others @ ..] = rest {
            rest = others;
            line = text[before..*at].rfind('\n').map_or(line, |end| before + end + 1);
            before = *at;
            let is_block = *at - line <= MAX_MARKS && is_empty(&text[line..*at]);
            let close = others.first().filter(|close| is_block || is_one_paragraph(&text[*at..**close]));
            if let Some(close) = close {
                comments.push(*at..close + MARK.len());
                rest = &others[1..];
            } else if is_block {
                self.mistakes.push((not_closed(), *at..line_end(text, *at, end)));
                comments.push(*at..end);
                break;
            } else if comments.last().is_some_and(|last| is_one_paragraph(&text[last.end..*at])) {
                // Which of three marks begins the comment is not known, so some of it may be public.
                self.mistakes.push((without_partner(), *at..at + MARK.len()));
            }
        }
        comments
    }
}

fn not_closed() -> Diagnostic {
    Diagnostic::error("comment-not-closed", "this comment is not closed")
        .hint("write `%%` at its end, or put `%%` in code to show it")
}

fn without_partner() -> Diagnostic {
    Diagnostic::error("comment-not-closed", "it is not clear which `%%` in this paragraph begin a comment")
        .hint("write `%%` at both ends of a comment, and put any other `%%` in code")
}

/// Where `%%` is outside code and HTML comments.
fn marks(text: &str, body: Range<usize>) -> Vec<usize> {
    let quoted: Vec<Range<usize>> =
        quoted(&text[body.clone()]).into_iter().map(|r| body.start + r.start..body.start + r.end).collect();
    let mut marks = Vec::new();
    let mut at = body.start;
    while let Some(found) = memchr::memmem::find(&text.as_bytes()[at..body.end], MARK.as_bytes()) {
        at = match range_at(&quoted, at + found) {
            Some(range) => range.end,
            None => {
                marks.push(at + found);
                at + found + MARK.len()
            }
        };
    }
    marks
}

/// Whether `text` has nothing but the marks of lists, quotations and headings.
fn is_empty(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marks = rest.len() - rest.trim_start_matches('#').len();
        let after = match rest[digits..].strip_prefix(['.', ')']).filter(|_| digits > 0) {
            Some(after) => after,
            None if marks > 0 => &rest[marks..],
            None => rest.strip_prefix(['>', '-', '*', '+']).unwrap_or(rest),
        };
        // Text right behind it makes it no mark.
        let is_mark = after.is_empty() || after.starts_with([' ', '\t', '>']) || rest.starts_with('>');
        if after.len() == rest.len() || !is_mark {
            return rest.is_empty();
        }
        rest = after.trim_start();
    }
}

fn is_one_paragraph(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    // The first and last of them are parts of lines.
    !lines.iter().skip(1).take(lines.len().saturating_sub(2)).any(|line| line.trim().is_empty())
}

/// The lines with comments, and the parts of each that are in one.
fn by_line(text: &str, comments: &[Range<usize>]) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
    let mut lines: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
    for comment in comments {
        let mut at = comment.start;
        while at < comment.end {
            let end = match lines.last_mut().filter(|(line, _)| at <= line.end) {
                Some((line, pieces)) => {
                    pieces.push(at..line.end.min(comment.end));
                    line.end
                }
                None => {
                    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
                    let end = at + text[at..].find('\n').unwrap_or(text.len() - at);
                    lines.push((start..end, vec![at..end.min(comment.end)]));
                    end
                }
            };
            at = end + 1;
        }
    }
    lines
}

/// The line without its `pieces`, and as long.
fn without(text: &str, line: Range<usize>, pieces: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut at = line.start;
    let first = pieces.first().map_or(line.end, |piece| piece.start);
    // A line that begins with a processing instruction would be HTML up to its end.
    let is_at_start = is_empty(&text[line.start..first]);
    for piece in pieces {
        kept.push_str(&text[at..piece.start]);
        at = piece.end;
        let is_between = kept.ends_with(' ') && text[at..line.end].starts_with(' ');
        if is_between || is_at_start && text[at..line.end].starts_with(' ') {
            at += 1;
        }
        if !is_at_start {
            kept.push_str(&filler(at - piece.start));
        }
    }
    kept.push_str(&text[at..line.end]);
    let missing = line.len() - kept.len();
    let end = if is_empty(&kept) { " ".repeat(missing) } else { filler(missing) };
    kept + &end
}

/// `length` bytes that show nothing.
fn filler(length: usize) -> String {
    match length.checked_sub(4) {
        Some(inner) => format!("<?{}?>", " ".repeat(inner)),
        None => " ".repeat(length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let found = ObsidianComments::find(text, 0..text.len());
        let public = found.text().to_owned();
        assert_eq!(public.len(), text.len(), "{text:?}");
        let lines = |text: &str| text.matches('\n').count();
        assert_eq!(lines(&public), lines(text), "{text:?}");
        let said = found.mistakes().map(|(d, range)| {
            assert!(text.get(range).is_some());
            format!("{} {}", d.severity.name(), d.message)
        });
        (public, said.collect())
    }

    #[test]
    fn comments_leave_no_trace() {
        for text in [
            "Owls. %%quokka%% They.",
            "%%quokka%%",
            "%%quokka%% Owls. %%quokka%% They.",
            "%%\nquokka\n\nquokka\n%%\n\nOwls",
            "- %%quokka%% owl\n- owl %%quokka%%\n",
            "> %%quokka%%\n> owl",
            "Owls %%quokka\nquokka%% They",
            "# %%quokka%% Owls",
            "1. %% quokka %%",
            "%%quokka\n```\nquokka %% x\n```\nquokka%%",
            "%%%%%%quokka%%",
            "ü %%quokka ü%% ü",
        ] {
            let (public, said) = read(text);
            assert!(!public.contains("quokka"), "{text:?} {public:?}");
            assert!(said.len() == 1 && said[0].starts_with("note left out"), "{text:?} {said:?}");
        }
        assert_eq!(read("a %%x%% b").0, "a <?  ?>b");
        assert_eq!(read("%%x%% b\n%%y%%\n").0, "b<?  ?>\n     \n");
        assert!(["", " > - ", "1. ", "## ", "- [", ">>"].map(is_empty) == [true, true, true, true, false, true]);
        assert!(!["100 ", "a", "1.5 ", "-a", "#a ", "*a*"].iter().any(|text| is_empty(text)));
        assert_eq!(read("%%a%% %%b%%").1, ["note left out: 2 comments between `%%` and `%%`"]);
    }

    #[test]
    fn other_percent_signs_are_text() {
        for text in [
            "It is 100 %% certain.",
            "`a %% b %% c`",
            "```\n%% x\n```\n",
            "a %% b\n\nc %% d",
            "<!-- %% --> a",
            "5%",
            "100 %% sure",
        ] {
            assert_eq!(read(text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn comments_without_an_end_are_errors() {
        for text in ["%%\nquokka\n", "a\n\n- %% quokka\n\nquokka", "%%a%% b\n%% quokka"] {
            let (public, said) = read(text);
            assert!(!public.contains("quokka"), "{text:?} {public:?}");
            assert!(said.iter().any(|line| line.starts_with("error")), "{text:?} {said:?}");
        }
        assert!(read("100 %% sure %%quokka%% x").1[0].starts_with("error"));
    }
}
