use std::ops::Range;

use super::comments::NoteSource;
use super::note_elements::notes_not_closed;
use super::raw::Raw;
use super::raw_html::RawHtml;
use super::{Fragment, Link, Piece, Renderer};
use crate::talk::html::decode;

/// Writes the content of a row except its image: raw HTML without layout tags, with open tags closed and no warnings.
pub(super) struct RowWriter<'w, 'd> {
    doc: &'w mut Renderer<'d>,
    piece: Piece,
    notes: Vec<NoteSource>,
    in_caption: bool,
    in_link: bool,
    /// What there was before the last `<a>`: bytes of HTML, placeholders and links.
    before_link: (usize, usize, usize),
    /// Whether the image's link became the slide's, and its closing tag is still expected.
    link_is_face: bool,
}

impl<'w, 'd> RowWriter<'w, 'd> {
    pub(super) fn new(doc: &'w mut Renderer<'d>) -> Self {
        let piece = Piece::default();
        RowWriter {
            doc,
            piece,
            notes: Vec::new(),
            in_caption: false,
            in_link: false,
            before_link: (0, 0, 0),
            link_is_face: false,
        }
    }

    /// Writes the row whose image is between the two ranges.
    pub(super) fn write(mut self, before: Range<usize>, after: Range<usize>) -> (Piece, Vec<NoteSource>) {
        let mut raw = RawHtml::default();
        let text = self.doc.text;
        let end = after.end;
        self.parts(raw.read(&text[before.clone()], before.start), before);
        self.take_link_around_image();
        self.parts(raw.read(&text[after.clone()], after.start), after);
        self.parts(raw.finish(), end..end);
        if self.piece.plain.trim().is_empty() && self.piece.fragment.placeholders.is_empty() {
            self.piece.fragment = Fragment::default();
        }
        (self.piece, self.notes)
    }

    fn parts(&mut self, parts: Vec<Raw>, range: Range<usize>) {
        let source = &self.doc.text[range.clone()];
        for part in parts {
            match part {
                Raw::Html(tag, _) if is_tag(&tag, "figcaption") => self.in_caption = !tag.starts_with("</"),
                Raw::NotesOpen(at) => self.doc.report(notes_not_closed(), at),
                Raw::Notes(text, range) => self.notes.push(NoteSource { text, range }),
                Raw::Comment(at) => {
                    let note = self.doc.comment(&source[at.clone()], range.start + at.start);
                    self.notes.extend(note);
                }
                _ if self.in_caption => {}
                Raw::Html(tag, placeholders) => self.tag(&tag, placeholders),
                Raw::Text(text) | Raw::Lines(text) => self.text(&source[text]),
                Raw::Code(text) => self.piece.fragment.html.push_str(&source[text]),
                Raw::LinkOpens(target, is_shown) => {
                    self.piece.links.extend(is_shown.then(|| Link { title: String::new(), target, is_shown }));
                }
                Raw::Id(id, at) => self.doc.raw_id(&id, at),
                Raw::Alt(_) | Raw::LinkCloses | Raw::LeftOut(..) | Raw::AttributeLeftOut(_) | Raw::Repaired(..) => {}
            }
        }
    }

    fn tag(&mut self, tag: &str, placeholders: Vec<super::Placeholder>) {
        if is_layout(tag) {
            return;
        }
        if is_tag(tag, "a") {
            self.in_link = !tag.starts_with("</");
            if self.in_link {
                let fragment = &self.piece.fragment;
                self.before_link = (fragment.html.len(), fragment.placeholders.len(), self.piece.links.len());
            } else if std::mem::take(&mut self.link_is_face) {
                return;
            }
        }
        self.piece.fragment.html.push_str(tag);
        self.piece.fragment.placeholders.extend(placeholders);
    }

    fn text(&mut self, html: &str) {
        self.piece.fragment.html.push_str(html);
        let text = decode(html);
        self.piece.plain.push_str(&text);
        self.piece.plain.push(' ');
        if self.in_link
            && let Some(link) = self.piece.links.last_mut()
        {
            link.title.push_str(&text);
        }
    }

    /// Where the image is all of a link, the link goes with it.
    fn take_link_around_image(&mut self) {
        let (html, placeholders, links) = self.before_link;
        let since = &self.piece.fragment.html[html..];
        if !self.in_link || !since.split_once('>').is_some_and(|(_, text)| text.trim().is_empty()) {
            return;
        }
        self.piece.fragment.html.truncate(html);
        self.piece.fragment.placeholders.truncate(placeholders);
        self.piece.links.truncate(links);
        self.link_is_face = true;
    }
}

fn is_layout(tag: &str) -> bool {
    is_tag(tag, "div") || is_tag(tag, "figure")
}

fn is_tag(tag: &str, name: &str) -> bool {
    let Some(inner) = tag.strip_prefix('<') else { return false };
    let inner = inner.trim_start_matches('/');
    // Everything else belongs to the name (WHATWG HTML, section 13.2.5.8): `<div-x>` and `<div<` are not `<div>`.
    let end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
    inner[..end].eq_ignore_ascii_case(name)
}
