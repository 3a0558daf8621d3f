//! The words of slides as a page of text has them, such as the one that Speaker Deck shows below a deck.

mod by_words;
mod paragraph;
mod slide_mark;
mod slide_texts;

pub use slide_mark::slide_mark;
pub use slide_texts::SlideTexts;
