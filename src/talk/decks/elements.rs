use std::ops::Range;

use super::note_like::shown_tags;
use super::open_tags::OpenTags;
use super::{PrivateNote, SlideText};
use crate::talk::decks::NoteSyntax;
use crate::talk::html::{Tag, Token, is_html, is_void, may_stay_open};
use crate::talk::markdown::Attributes;

/// An element of HTML on a slide, outside of code.
#[derive(Debug)]
pub struct Element {
    /// With its tags; to the end of the slide if nothing closes it.
    pub whole: Range<usize>,
    /// Between its tags.
    pub content: Range<usize>,
    /// Whether nothing closes it on its slide.
    pub is_open: bool,
}

/// Elements whose end ends those in them whose closing tag may be left out.
const ENDS_OTHERS: &str = " ul ol dl li dd table tr td th tbody thead tfoot select div section article aside main blockquote \
    details figure header footer nav ";

impl Element {
    /// The elements of `slide` whose names and attributes are sought, without those in others.
    pub fn find(
        slide: &SlideText<'_>,
        is_named: impl Fn(&str) -> bool,
        is_sought: impl Fn(&Attributes) -> bool,
    ) -> Vec<Element> {
        let mut out: Vec<Element> = Vec::new();
        let mut open = OpenTags::default();
        let end = slide.range.end;
        for token in shown_tags(slide) {
            match token {
                Token::Open(tag) if is_named(&tag.name) && !is_address(&slide.text[tag.range.clone()], &tag) => {
                    let sought = is_sought(&Attributes::of(&tag)).then(|| tag.range.clone());
                    // In HTML, `<div/>` opens an element.
                    if !is_void(&tag.name) && (!tag.self_closing || is_html(&tag.name)) {
                        open.push(&tag.name, sought);
                    } else if let Some(tag) = sought.filter(|_| !open.has_sought()) {
                        out.push(Element { content: tag.end..tag.end, whole: tag, is_open: false });
                    }
                }
                Token::Close { name, range } if is_named(&name) => {
                    let Some(closed) = open.close(&name) else { continue };
                    if let Some(tag) = closed.tag {
                        let (whole, content) = (tag.start..range.end, tag.end..range.start);
                        out.push(Element { whole, content, is_open: false });
                    } else if let Some((own, tag)) = closed.inner {
                        let is_ended = may_stay_open(&own) && ENDS_OTHERS.contains(&format!(" {name} "));
                        let end = if is_ended { range.start } else { end };
                        out.push(Element { whole: tag.start..end, content: tag.end..end, is_open: !is_ended });
                    }
                }
                _ => {}
            }
        }
        if let Some(tag) = open.first_sought() {
            out.push(Element { whole: tag.start..end, content: tag.end..end, is_open: true });
        }
        out
    }

    /// The element as speaker notes.
    pub fn note(self) -> PrivateNote {
        PrivateNote { is_open: self.is_open, ..PrivateNote::new(self.whole, self.content, NoteSyntax::FencedDiv) }
    }
}

/// Whether `written` is an address in angle brackets, `<https://a.example/hidden>`, and no tag.
fn is_address(written: &str, tag: &Tag<'_>) -> bool {
    tag.name.contains(':') && !written.contains(char::is_whitespace)
}
