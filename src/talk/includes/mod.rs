//! What a deck takes from other files: its text is put together before it is read.
//!
//! [`Composer`] replaces each place that stands for a file by the text of that file, so that all that is read afterwards sees
//! one text, whose places know their files. Addresses in an included file are relative to it: [`finish`] makes them relative
//! to the deck.

mod code;
mod composer;
mod composition;
mod finish;
mod limits;
mod open;
mod opened;
mod pages;
mod private;

pub use composer::compose;
pub use composition::Composition;
pub use finish::finish;
