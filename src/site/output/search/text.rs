use memchr::{memchr, memchr3};

use crate::site::render::markdown::{Piece, Pieces};
use crate::talk::html::decode;
use crate::talk::markdown::{Fragment, Placeholder};
use crate::talk::{Face, Slide};

/// Begins an entry.
pub const ENTRY: char = '\u{3}';
/// Begins a heading, which ends at [`TEXT`].
pub const HEADING: char = '\u{1}';
/// Ends a heading.
pub const TEXT: char = '\u{2}';

/// Which headings of a fragment begin an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sections {
    /// All: an article.
    Each,
    /// None: a slide.
    None,
}

/// Adds the text by which slides are found, an entry each: what they show and what was said. `word` gives the interface's words.
pub fn spoken<'w>(out: &mut String, slides: &[Slide], word: impl Fn(&'static str) -> &'w str) {
    for slide in slides {
        out.push(ENTRY);
        match &slide.face {
            Face::Picture(picture) => {
                push(out, &picture.alt);
                out.push('\n');
                push(out, picture.caption.as_deref().unwrap_or_default());
            }
            Face::Film(film) => {
                push(out, &film.alt);
                out.push('\n');
                push(out, film.title.as_deref().unwrap_or_default());
            }
            Face::Text(face) => plain(out, face, Sections::None, &word),
        }
        out.push('\n');
        plain(out, &slide.transcript, Sections::None, &word);
    }
}

/// Adds the text of an article: an entry for what is above the first heading, and one for each heading with what is below it.
pub fn written<'w>(out: &mut String, text: &Fragment, word: impl Fn(&'static str) -> &'w str) {
    out.push(ENTRY);
    plain(out, text, Sections::Each, word);
}

/// Adds the text of a fragment that a page shows, code included.
fn plain<'w>(out: &mut String, fragment: &Fragment, sections: Sections, word: impl Fn(&'static str) -> &'w str) {
    for piece in Pieces::of(fragment) {
        match piece {
            Piece::Text(text) => push_decoded(out, text),
            Piece::Filled(Placeholder::Word(key)) => push(out, word(key)),
            Piece::Filled(Placeholder::Film(film)) => push(out, &film.alt),
            Piece::Filled(Placeholder::Code(block)) => {
                let title = block.title.as_deref().unwrap_or_default();
                [" ", title, "\n", &block.code, " "].into_iter().for_each(|text| push(out, text));
            }
            Piece::Filled(Placeholder::Formula(formula)) => push(out, formula.source()),
            Piece::Filled(_) => {}
            // Two blocks are two words; a tag within a line does not divide a word.
            Piece::Open { name, .. } => match name.as_bytes() {
                [b'h', b'1'..=b'6'] => {
                    out.extend((sections == Sections::Each).then_some(ENTRY));
                    out.push(HEADING);
                }
                _ if !is_inline(&name) => out.push(' '),
                _ => {}
            },
            Piece::Close(name) => match name.as_bytes() {
                [b'h', b'1'..=b'6'] => out.push(TEXT),
                _ if !is_inline(&name) => out.push(' '),
                _ => {}
            },
        }
    }
}

/// Whether an element is within a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
    )
}

/// Adds text of HTML. Only what `&` begins has to be decoded.
fn push_decoded(out: &mut String, mut text: &str) {
    while let Some(at) = memchr(b'&', text.as_bytes()) {
        push(out, &text[..at]);
        let end = text[at..].find(|c: char| c == ';' || c.is_ascii_whitespace()).map_or(text.len(), |end| at + end + 1);
        push(out, &decode(&text[at..end]));
        text = &text[end..];
    }
    push(out, text);
}

/// Adds text as it is, except that characters which have a meaning here become spaces: PDFs contain some.
pub fn push(out: &mut String, mut text: &str) {
    while let Some(at) = memchr3(ENTRY as u8, HEADING as u8, TEXT as u8, text.as_bytes()) {
        out.push_str(&text[..at]);
        out.push(' ');
        text = &text[at + 1..];
    }
    out.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::markdown::Target;

    #[test]
    fn tags_go_and_words_stay_apart() {
        for (html, text) in [
            ("<p>a &lt; b</p>\n<p>c&eacute; &amp c & d</p>", " a < b \n cé & c & d "),
            ("x<span class=\"hl-k\">y</span>z", "xyz"),
            ("<a title=\"1 > 0\" href='x'>on call</A>, now", "on call, now"),
            ("a<br>b<unclosed", "a b "),
            ("<H2 id=x>a</H2><p>b", "\u{1}a\u{2} b"),
        ] {
            let mut out = String::new();
            plain(&mut out, &Fragment { html: html.to_owned(), ..Fragment::default() }, Sections::None, |_| "");
            assert_eq!(out, text, "{html}");
        }
    }

    #[test]
    fn control_characters_begin_no_entry() {
        let html = "a\u{3}b &#1; c\u{1} <p>d\u{2}&amp;\u{3}".to_owned();
        let mut out = String::new();
        plain(&mut out, &Fragment { html, ..Fragment::default() }, Sections::Each, |_| "");
        assert!(!out.contains([ENTRY, HEADING, TEXT]), "{out:?}");
        assert!(out.starts_with("a b ") && out.contains("d & "), "{out:?}");
    }

    #[test]
    fn placeholders_in_text_are_text() {
        let address = || Placeholder::Link(Target::new("x", &(0..1)));
        let fragment = Fragment {
            html: "<a href=\"\0\">a</a> <p>\0</p><img src=\"\0\"\0>\0".to_owned(),
            placeholders: vec![address(), Placeholder::Word("note"), address(), address(), Placeholder::Word("tip")],
            ..Fragment::default()
        };
        let mut out = String::new();
        plain(&mut out, &fragment, Sections::None, |key| key);
        assert_eq!(out, "a  note  tip");
    }
}
