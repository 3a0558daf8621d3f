use std::ops::Range;

use super::{FacePart, PrivateNote, SlideSettings};

/// The source of one slide of a deck.
#[derive(Clone, Debug)]
pub struct DeckSlide {
    /// What it shows.
    pub parts: Vec<FacePart>,
    /// What the deck says about it.
    pub settings: SlideSettings,
    /// The text of its slide comment.
    pub comment: Option<Range<usize>>,
    /// Its notes, in order, but for those in comments that talkpress itself knows.
    pub notes: Vec<PrivateNote>,
    /// Its first line.
    pub at: Range<usize>,
}
