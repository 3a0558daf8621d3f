use std::mem::take;

use super::face_source::FaceSource;
use super::outline::Outline;
use super::slide_source::SlideSource;
use crate::talk::decks::{DeckSlide, DividedDeck};

/// The outline of a deck with rule slides.
pub fn of_deck(deck: &mut DividedDeck) -> Outline {
    let slides = take(&mut deck.slides).into_iter().map(source).collect();
    Outline { slides, private: take(&mut deck.private), skipped: deck.skipped, ..Outline::default() }
}

fn source(slide: DeckSlide) -> SlideSource {
    SlideSource {
        face: FaceSource::Markdown(slide.parts),
        chapter: None,
        settings: slide.comment,
        given: slide.settings,
        stray: Vec::new(),
        notes: slide.notes,
        transcript: Vec::new(),
        pending: false,
        at: slide.at,
    }
}
