use std::borrow::Cow;
use std::ops::Range;

use super::quoted::{quoted, range_at};
use crate::base::Diagnostic;
use crate::base::text::line_end;
use crate::talk::html::{Tag, Token, tokens};

/// Surrounds the number of an element in the comment that replaces it.
const MARK: char = '\u{1}';

/// A document whose `<aside class="notes">` elements, which reveal.js reads as speaker notes, are comments instead.
///
/// Each element is replaced by a note comment of the same length and on one line. What reads the text then treats it
/// like any other note, whatever is in it, and positions stay true. Elements in code are text.
#[derive(Debug)]
pub struct NoteElements<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// `text` without what else is private, if anything is.
    public: Option<String>,
    /// The text between the tags of each element.
    contents: Vec<Range<usize>>,
    /// The line on which an element begins that is never closed, or not on its slide.
    unclosed: Option<Range<usize>>,
    /// The lines on which elements begin that contain a line of dashes.
    divided: Vec<Range<usize>>,
}

impl<'a> NoteElements<'a> {
    /// Finds the elements in `text[body]`.
    pub fn find(text: &'a str, body: Range<usize>) -> NoteElements<'a> {
        let mut out = NoteElements {
            original: text,
            text: Cow::Borrowed(text),
            public: None,
            contents: Vec::new(),
            unclosed: None,
            divided: Vec::new(),
        };
        if next_aside(text, body.clone()).is_none() {
            return out;
        }
        let quoted: Vec<_> =
            quoted(&text[body.clone()]).into_iter().map(|r| body.start + r.start..body.start + r.end).collect();
        let mut replaced = text.to_owned();
        let mut cursor = body.start;
        while let Some(at) = next_aside(text, cursor..body.end) {
            if let Some(range) = range_at(&quoted, at) {
                cursor = range.end;
                continue;
            }
            cursor = match Aside::read(text, at..body.end, &quoted) {
                Aside::Other { end } => end,
                Aside::Notes { content, end } => {
                    out.add(&mut replaced, at, content, end, &quoted);
                    end
                }
                Aside::Unclosed => {
                    out.unclosed = Some(at..line_end(text, at, body.end));
                    replaced.replace_range(at..body.end, &comment("", body.end - at));
                    body.end
                }
            };
        }
        out.text = Cow::Owned(replaced);
        out
    }

    fn add(&mut self, replaced: &mut String, at: usize, content: Range<usize>, end: usize, quoted: &[Range<usize>]) {
        let start = indented_code(&self.original[..at]).unwrap_or(at);
        let note = format!(" note:{MARK}{}{MARK}", self.contents.len());
        replaced.replace_range(start..end, &comment(&note, end - start));
        if has_line_of_dashes(self.original, &content, quoted) {
            self.divided.push(at..line_end(self.original, at, end));
        }
        self.contents.push(content);
    }

    /// The document as the author wrote it.
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The document with comments in place of the elements.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Leaves blanks in the public text where `private` is. Its line ends stay.
    pub fn blank(&mut self, private: &[Range<usize>]) {
        if private.is_empty() {
            return;
        }
        let mut public = self.public.take().unwrap_or_else(|| self.text.to_string());
        for range in private {
            let blank: String = public[range.clone()].chars().map(blanks).collect();
            public.replace_range(range.clone(), &blank);
        }
        self.public = Some(public);
    }

    /// The document without any private text.
    pub fn public(&self) -> &str {
        self.public.as_deref().unwrap_or(&self.text)
    }

    /// What the element says that the note `text` stands for.
    pub(super) fn content(&self, text: &str) -> Option<Range<usize>> {
        let number = text.trim().strip_prefix(MARK)?.strip_suffix(MARK)?;
        let content = self.contents.get(number.parse::<usize>().ok()?)?;
        let said = &self.original[content.clone()];
        let start = content.start + said.len() - said.trim_start().len();
        Some(start..start + said.trim().len())
    }

    /// What is wrong with the elements; `has_rule_slides`: lines of dashes separate the slides.
    pub fn mistakes(&self, has_rule_slides: bool) -> impl Iterator<Item = (Diagnostic, Range<usize>)> {
        let divided = if has_rule_slides { self.divided.as_slice() } else { &[] };
        self.unclosed.iter().chain(divided).map(|line| (notes_not_closed(), line.clone()))
    }
}

/// As many blanks as `c` has bytes, or the line end that it is.
fn blanks(c: char) -> &'static str {
    match (c, c.len_utf8()) {
        ('\n', _) => "\n",
        (_, 1) => " ",
        (_, 2) => "  ",
        (_, 3) => "   ",
        _ => "    ",
    }
}

/// What to say about an element of speaker notes that has no end on its slide.
pub(super) fn notes_not_closed() -> Diagnostic {
    Diagnostic::error("notes-not-closed", "this `<aside>` with speaker notes is not closed")
        .hint("end it with `</aside>` on the same slide; to show the tag itself, put it in code")
}

/// Whether reveal.js reads what is in this element as speaker notes.
pub(super) fn has_notes(tag: &Tag<'_>) -> bool {
    tag.name == "aside" && tag.classes().any(|class| class.eq_ignore_ascii_case("notes"))
}

/// What begins with `<aside`.
enum Aside {
    Notes { content: Range<usize>, end: usize },
    Unclosed,
    Other { end: usize },
}

impl Aside {
    /// Reads the tag at the start of `range`, and the element if it has notes.
    fn read(text: &str, range: Range<usize>, quoted: &[Range<usize>]) -> Aside {
        let rest = &text[range.clone()];
        let Some(length) = tag_length(rest) else {
            let may_have_notes = rest.to_ascii_lowercase().contains("notes");
            return if may_have_notes { Aside::Unclosed } else { Aside::Other { end: range.end } };
        };
        let tags = tokens(&rest[..length]);
        let Some(Token::Open(tag)) = tags.first() else { return Aside::Other { end: range.start + length } };
        let start = range.start + tag.range.end;
        match has_notes(tag) {
            false => Aside::Other { end: start },
            true => match closing_tag(text, start..range.end, quoted) {
                Some(tag) => Aside::Notes { content: start..tag.start, end: tag.end },
                None => Aside::Unclosed,
            },
        }
    }
}

/// The tag that closes the element whose content begins at the start of `range`.
fn closing_tag(text: &str, range: Range<usize>, quoted: &[Range<usize>]) -> Option<Range<usize>> {
    let mut depth = 1;
    let mut cursor = range.start;
    loop {
        let at = cursor + memchr::memchr(b'<', &text.as_bytes()[cursor..range.end])?;
        let rest = &text[at..range.end];
        cursor = at + 1;
        if let Some(quoted) = range_at(quoted, at) {
            cursor = quoted.end.min(range.end);
        } else if rest.starts_with("<!--") {
            cursor = at + 2 + rest[2..].find("-->")? + 3;
        } else if is_named(rest, "<aside") {
            depth += 1;
        } else if is_named(rest, "</aside") {
            depth -= 1;
            if depth == 0 {
                return Some(at..at + rest.find('>')? + 1);
            }
        }
    }
}

/// Where the next `<aside` in `range` is.
fn next_aside(text: &str, range: Range<usize>) -> Option<usize> {
    let mut signs = memchr::memchr_iter(b'<', &text.as_bytes()[range.clone()]).map(|at| range.start + at);
    signs.find(|at| is_named(&text[*at..range.end], "<aside"))
}

/// Whether a tag begins with `start` and its name ends there.
fn is_named(rest: &str, start: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
        && bytes.get(start.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
}

/// Length of the tag at the start of `rest`. A blank line does not end it, unlike in Markdown.
fn tag_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut i = 1;
    loop {
        i += memchr::memchr3(b'>', b'"', b'\'', &bytes[i..])?;
        match bytes[i] {
            b'>' => return Some(i + 1),
            quote if bytes[..i].trim_ascii_end().last() == Some(&b'=') => {
                i += 1 + memchr::memchr(quote, &bytes[i + 1..])?;
            }
            _ => {}
        }
        i += 1;
    }
}

/// A comment that is `length` bytes long and says `text`.
fn comment(text: &str, length: usize) -> String {
    let fill = length.saturating_sub("<!---->".len() + text.len());
    format!("<!--{text}{}-->", " ".repeat(fill))
}

/// Where the line begins that ends `above`, if the element below would be code for its indentation.
fn indented_code(above: &str) -> Option<usize> {
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    let indent = &above[start..];
    (indent.len() >= 4 || indent.contains('\t')).then_some(())?;
    indent.bytes().all(|b| matches!(b, b' ' | b'\t')).then_some(start)
}

/// Whether `range` has a line of dashes outside of code and comments.
fn has_line_of_dashes(text: &str, range: &Range<usize>, quoted: &[Range<usize>]) -> bool {
    let mut at = range.start;
    text[range.clone()].split_inclusive('\n').any(|line| {
        let dashes = line.trim();
        let start = at;
        at += line.len();
        dashes.len() >= 3 && dashes.bytes().all(|b| b == b'-') && range_at(quoted, start).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without what is private, and the notes.
    fn separate(text: &str) -> (String, Vec<&str>) {
        let elements = NoteElements::find(text, 0..text.len());
        assert_eq!(elements.text().len(), text.len());
        let mut public = elements.text().to_owned();
        while let Some(start) = public.find("<!--") {
            let end = start + public[start..].find("-->").expect("a whole comment") + 3;
            public.replace_range(start..end, "#");
        }
        let notes = elements.contents.iter().map(|range| text[range.clone()].trim()).collect();
        (public, notes)
    }

    #[test]
    fn an_aside_of_notes_is_taken_out_in_any_spelling() {
        for tag in [
            "<aside class=notes>",
            "<ASIDE CLASS=\"Notes\">",
            "<aside id='a > b' data-x class='small notes big'>",
            "<aside\nclass = \"notes\"\n>",
            "<aside\n\nclass=note&#115;>",
            "<aside/class=notes>",
            "<aside class=notes />",
        ] {
            let text = format!("a {tag}b\n\n<aside>c</aside> <!-- </aside> --> `x`</ASIDE\n> d");
            let (public, notes) = separate(&text);
            assert_eq!(public, "a # d", "{tag}");
            assert_eq!(notes, ["b\n\n<aside>c</aside> <!-- </aside> --> `x`"], "{tag}");
        }
    }

    #[test]
    fn others_and_code_stay() {
        for text in [
            "<aside>a</aside>",
            "<aside class=note>a</aside>",
            "<asides class=notes>a</asides>",
            "`<aside class=notes>`",
            "```\n<aside class=notes>\n```\n",
            "<!-- <aside class=notes> -->",
            "a <aside b",
        ] {
            assert_eq!(NoteElements::find(text, 0..text.len()).text(), text);
        }
    }

    #[test]
    fn what_is_not_closed_takes_the_rest_with_it() {
        for text in [
            "a\n<aside class=notes>\nb",
            "a\n<aside class=notes />b <aside>c</aside>",
            "a\n<aside class=notes",
            "a\n<aside class=\"notes>b</aside>",
            "a\n<aside class=notes>b</aside",
            "a\n<aside class=notes>b <!-- </aside>",
        ] {
            let elements = NoteElements::find(text, 0..text.len());
            assert!(elements.text().trim_end_matches(['-', '>', ' ']).ends_with("a\n<!"), "{text}");
            assert_eq!(elements.mistakes(false).count(), 1, "{text}");
        }
        let divided = "<aside class=notes>\n\n---\n\n</aside>";
        let elements = NoteElements::find(divided, 0..divided.len());
        assert_eq!((elements.mistakes(false).count(), elements.mistakes(true).count()), (0, 1));
    }

    #[test]
    fn an_element_that_is_indented_like_code_is_no_code() {
        assert_eq!(separate("<div>\n\n    <aside class=notes>a</aside>\n</div>").0, "<div>\n\n#\n</div>");
    }
}
