use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::super::urls::NOTES_ATTRIBUTE;
use super::super::{Heading, ids};
use super::Writer;
use crate::talk::html::hides;

impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn start_heading(
        &mut self,
        level: HeadingLevel,
        mut id: Option<CowStr<'e>>,
        mut classes: Vec<CowStr<'e>>,
        mut attrs: Vec<(CowStr<'e>, Option<CowStr<'e>>)>,
    ) {
        // Markdown divides a value at its spaces, so each attribute may be a part of the notes.
        if attrs.iter().any(|(name, _)| name.eq_ignore_ascii_case(NOTES_ATTRIBUTE)) {
            id = None;
            classes.clear();
            attrs.clear();
        }
        // The page's one first heading is its title.
        let level = level.max(HeadingLevel::H2);
        let index = self.frames.last().map_or(0, |frame| frame.events.len());
        self.heading = Some((index, String::new()));
        self.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        self.push(Event::End(TagEnd::Heading(level.max(HeadingLevel::H2))));
        let Some((index, text)) = self.heading.take() else { return };
        let is_in_footnote = self.frames.len() > 1;
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(Event::Start(Tag::Heading { level, id, classes, attrs })) = frame.events.get_mut(index) else {
            return;
        };
        let is_hidden = classes.iter().any(|class| hides("class", class))
            || attrs
                .iter()
                .any(|(name, value)| hides(&name.to_ascii_lowercase(), value.as_deref().unwrap_or_default()));
        let wanted = match id {
            Some(id) => id.to_string(),
            None => ids::heading_id(self.prefix, &text),
        };
        let claimed = self.doc.ids.claim(&wanted);
        *id = Some(claimed.clone().into());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_in_footnote {
            return;
        }
        self.piece.headings.push(Heading { level: *level as u8, id: claimed, text, is_hidden });
    }
}
