use super::link_list::TitledLink;
use super::notes_use::NotesUse;
use super::text_slide::TextSlide;
use crate::base::Date;

/// A talk of text slides, drafted from a deck without pictures.
#[derive(Clone, Debug)]
pub struct TextDraft {
    /// Its title.
    pub title: String,
    /// When it was given.
    pub date: Date,
    /// The part of its address.
    pub slug: String,
    /// Its slides, in order.
    pub slides: Vec<TextSlide>,
    /// Its resources: title and address.
    pub links: Vec<TitledLink>,
    /// How many addresses were left out.
    pub dropped_links: usize,
    /// Where speaker notes go.
    pub notes: NotesUse,
    /// The numbers of slides without words, which are left out.
    pub without_words: Vec<usize>,
}
