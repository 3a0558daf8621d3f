//! What only the Markdown of Marp has.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::super::BackgroundPicture;
use super::super::marp_words::{MarpWords, rounded};
use super::Writer;
use super::image::Image;

impl<'e> Writer<'_, '_, 'e> {
    /// Whether the list at `range` has the marks that make its items appear one by one: `*` or `1)`.
    pub(super) fn is_fragmented(&self, range: &Range<usize>) -> bool {
        let list = self.doc.text[range.clone()].trim_start();
        list.starts_with('*') || list.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')')
    }

    /// The picture as its alt text wants it; nothing if it belongs behind the slide.
    pub(super) fn place_image(&mut self, mut image: Image) -> Option<Image> {
        if !self.doc.syntax.is_marp || self.doc.is_note {
            return Some(image);
        }
        let words = MarpWords::read(&image.alt);
        for word in &words.left_out {
            self.doc.left_out.add(&format!("`{word}` of pictures"), &image.target.range());
        }
        if words.is_background {
            let MarpWords { alt, size, side, is_vertical, .. } = words;
            let picture = BackgroundPicture { target: image.target, alt, size, side, is_vertical };
            self.piece.backgrounds.push(picture);
            return None;
        }
        let sizes = [("width", words.width), ("height", words.height)];
        for (name, size) in sizes.into_iter().filter_map(|(name, size)| Some((name, size?))) {
            image.classes.push(self.doc.styles.class(&format!("--{name}:{}", rounded(size))));
        }
        image.alt = words.alt;
        Some(image)
    }

    /// Removes the start of a paragraph in which nothing was but backgrounds; false if there was more.
    pub(super) fn drop_empty_paragraph(&mut self) -> bool {
        if self.piece.backgrounds.is_empty() {
            return false;
        }
        let Some(events) = self.events() else { return false };
        let is_space = |event: &Event<'e>| match event {
            Event::SoftBreak | Event::HardBreak => true,
            Event::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let Some(last) = events.iter().rposition(|event| !is_space(event)) else { return false };
        let is_empty = matches!(events[last], Event::Start(Tag::Paragraph));
        if is_empty {
            events.truncate(last);
        }
        is_empty
    }
}
