use std::borrow::Cow;

use memchr::{memchr_iter, memchr2};

use super::piece::Piece;
use crate::talk::html::{Hidden, HiddenElement, Token, tokens};
use crate::talk::markdown::{Fragment, Placeholder};

/// Elements whose content nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "template", "iframe"];

/// Reads the HTML of a fragment part by part. All in it that is not a tag is escaped.
pub struct Pieces<'f> {
    rest: &'f str,
    placeholders: &'f [Placeholder],
}

impl<'f> Pieces<'f> {
    /// The parts of `fragment` that a page shows.
    pub fn of(fragment: &'f Fragment) -> Pieces<'f> {
        Pieces { rest: &fragment.html, placeholders: &fragment.placeholders }
    }

    /// What comes next, not yet read.
    pub(super) fn rest(&self) -> &'f str {
        self.rest
    }

    /// Reads on to byte `end` of the rest.
    fn advance(&mut self, end: usize) -> (&'f str, &'f [Placeholder]) {
        let (read, rest) = self.rest.split_at(end);
        let count = memchr_iter(0, read.as_bytes()).count().min(self.placeholders.len());
        let (used, placeholders) = self.placeholders.split_at(count);
        (self.rest, self.placeholders) = (rest, placeholders);
        (read, used)
    }

    fn tag(&mut self) -> Piece<'f> {
        let (tag, placeholders) = self.advance(tag_length(self.rest));
        let inner = tag.trim_start_matches('<');
        if let Some(name) = inner.strip_prefix('/') {
            return Piece::Close(lower(name));
        }
        let name = lower(inner);
        if UNREAD.contains(&&*name) {
            let close = format!("</{name}");
            let is_end = |at: usize| {
                self.rest.as_bytes()[at..].get(..close.len()).is_some_and(|b| b.eq_ignore_ascii_case(close.as_bytes()))
            };
            let end = self.rest.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at));
            self.advance(end.unwrap_or(self.rest.len()));
        }
        Piece::Open { name, tag, placeholders }
    }

    /// Reads on to the end of an element that is not shown; returns what was read of what is behind it.
    fn skip(&mut self, mut element: HiddenElement) -> Option<Piece<'f>> {
        loop {
            let piece = self.read()?;
            let now = match &piece {
                Piece::Open { name, .. } => element.opens(name),
                Piece::Close(name) => element.closes(name),
                Piece::Text(_) | Piece::Filled(_) => Hidden::Still,
            };
            match now {
                Hidden::Still => {}
                Hidden::EndsHere => return self.read(),
                Hidden::EndedBefore => return Some(piece),
            }
        }
    }

    fn read(&mut self) -> Option<Piece<'f>> {
        match self.rest.as_bytes().first()? {
            b'<' => Some(self.tag()),
            0 => match self.advance(1).1 {
                [placeholder] => Some(Piece::Filled(placeholder)),
                _ => self.read(),
            },
            _ => {
                let end = memchr2(b'<', 0, self.rest.as_bytes()).unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                Some(Piece::Text(text))
            }
        }
    }
}

impl<'f> Iterator for Pieces<'f> {
    type Item = Piece<'f>;

    fn next(&mut self) -> Option<Piece<'f>> {
        let mut piece = self.read()?;
        while let Piece::Open { name, tag, .. } = &piece
            && (is_hidden(tag) || is_description(name, tag))
            && let Some(element) = HiddenElement::new(name)
        {
            piece = self.skip(element)?;
        }
        Some(piece)
    }
}

/// Whether an element in a drawing describes it for programs.
fn is_description(name: &str, tag: &str) -> bool {
    matches!(name, "desc" | "metadata") && !tag.ends_with("/>")
}

/// Whether a page does not show the element that begins with this tag.
fn is_hidden(tag: &str) -> bool {
    let has_sign = |(at, byte): (usize, &u8)| {
        let sign = match byte {
            b'h' | b'H' => "hidden",
            b'p' | b'P' => "popover",
            // `display` and `dialog`.
            b'd' | b'D' => "di",
            _ => return false,
        };
        tag.as_bytes().get(at..at + sign.len()).is_some_and(|part| part.eq_ignore_ascii_case(sign.as_bytes()))
    };
    // Most tags have no attributes at all.
    tag.len() > "<dialog".len()
        && tag.as_bytes().iter().enumerate().any(has_sign)
        && matches!(tokens(tag).first(), Some(Token::Open(tag)) if tag.is_hidden())
}

/// The name at the start of `text` in lower case.
fn lower(text: &str) -> Cow<'_, str> {
    let name = &text[..text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len())];
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}

/// Length of the tag at the start of `html`: a `>` in a quoted value does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}
