use std::ops::Range;

use super::note_like::shown_tags;
use super::{PrivateNote, SlideText};
use crate::talk::decks::NoteSyntax;
use crate::talk::html::{Tag, Token};
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

impl Element {
    /// The elements of `slide` that have one of `names` and about which `is_sought` holds, without those in others.
    pub fn find(slide: &SlideText<'_>, names: &[&str], is_sought: impl Fn(&Attributes) -> bool) -> Vec<Element> {
        let mut out: Vec<Element> = Vec::new();
        let mut open: Vec<(String, Option<Range<usize>>)> = Vec::new();
        let is_named = |name: &str| names.contains(&name);
        for token in shown_tags(slide) {
            match token {
                Token::Open(tag) if is_named(&tag.name) && !tag.self_closing => {
                    let sought = is_sought(&attributes(&tag)).then(|| tag.range.clone());
                    open.push((tag.name.to_string(), sought));
                }
                Token::Close { name, range } if is_named(&name) => {
                    let Some(at) = open.iter().rposition(|(own, _)| *own == name) else { continue };
                    let closed = open.split_off(at).swap_remove(0).1;
                    if let Some(tag) = closed.filter(|_| open.iter().all(|(_, own)| own.is_none())) {
                        let (whole, content) = (tag.start..range.end, tag.end..range.start);
                        out.push(Element { whole, content, is_open: false });
                    }
                }
                _ => {}
            }
        }
        let end = slide.range.end;
        if let Some(tag) = open.into_iter().find_map(|(_, sought)| sought) {
            out.push(Element { whole: tag.start..end, content: tag.end..end, is_open: true });
        }
        out
    }

    /// The element as speaker notes.
    pub fn note(self) -> PrivateNote {
        PrivateNote { is_open: self.is_open, ..PrivateNote::new(self.whole, self.content, NoteSyntax::FencedDiv) }
    }
}

fn attributes(tag: &Tag<'_>) -> Attributes {
    let pairs = tag.attributes.iter().map(|attribute| (attribute.name.to_string(), attribute.value.to_string()));
    Attributes { classes: tag.classes().map(str::to_owned).collect(), pairs: pairs.collect(), ..Attributes::default() }
}
