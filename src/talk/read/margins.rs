//! What is above and below the content of slides on stage.

use super::reader::Reader;
use crate::base::data::Spanned;
use crate::talk::decks::{SlideSettings, Tool};
use crate::talk::markdown::inline;
use crate::talk::{Margin, Margins};

impl Reader<'_> {
    /// The lines of a slide with these settings and `classes`. A cover has none.
    pub(super) fn margins_of(&mut self, settings: &SlideSettings, classes: &[String]) -> Margins {
        if classes.iter().any(|class| class == "cover") {
            return Margins { is_uncounted: settings.is_uncounted, ..Margins::NONE };
        }
        // There, it says what headings look like.
        let of_all = self.meta.header.clone().filter(|_| self.tool != Tool::Deckset);
        let header = self.margin(settings.header.clone().or(of_all));
        let of_all = self.meta.footer.clone().or(self.margins.of_deck.footer.clone());
        let footer = self.margin(settings.footer.clone().or(of_all));
        let has_number = settings.numbers.or(self.meta.numbers).or(self.margins.of_deck.has_numbers);
        let (has_total, is_uncounted) = (self.margins.of_deck.has_total, settings.is_uncounted);
        Margins { header, footer, has_number, has_total, is_uncounted }
    }

    fn margin(&mut self, text: Option<Spanned<String>>) -> Margin {
        let Some(text) = text else { return Margin::Default };
        if matches!(text.trim(), "" | "false" | "none") {
            return Margin::Empty;
        }
        let known = self.margins.texts.iter().position(|(known, _)| *known == text);
        Margin::Text(known.unwrap_or_else(|| {
            let fragment = inline(&text, &text.range);
            self.margins.texts.push((text, fragment));
            self.margins.texts.len() - 1
        }))
    }
}
