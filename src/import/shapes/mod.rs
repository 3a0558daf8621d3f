//! The `shapes.svg` of a BigBlueButton recording, which says when each page of a presentation was shown.

mod showing;
mod shown_deck;
mod shown_decks;

pub use self::shown_deck::ShownDeck;
pub use self::shown_decks::ShownDecks;
