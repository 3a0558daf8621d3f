use crate::base::data::Spanned;
use crate::talk::decks::DeckMargins;
use crate::talk::markdown::Fragment;

/// The lines above and below the slides of a document.
pub(super) struct MarginLines {
    /// What its front matter says about all slides, in the words of a tool.
    pub of_deck: DeckMargins,
    /// Those that are shown so far, each with its text.
    pub texts: Vec<(Spanned<String>, Fragment)>,
}
