use crate::base::{Files, Places, SitePath};
use crate::talk::classification::Classification;
use crate::talk::decks::Deck;
use crate::talk::includes::Composition;
use crate::talk::markdown::Renderer;
use crate::talk::obsidian_comments::ObsidianComments;

/// What a text is read with.
pub(super) enum Given<'a> {
    /// The files that it may include.
    Files(&'a Files),
    /// It is this composition, of a document that was classified so.
    Composed(&'a Composition, Classification, Deck),
}

impl<'a> Given<'a> {
    /// What the document is, if its text says that it is `found`. What a deck includes does not make it one for another tool,
    /// but its notes are private all the same.
    pub(super) fn settle(&self, found: (Classification, Deck)) -> (Classification, Deck) {
        match self {
            Given::Files(_) => found,
            Given::Composed(_, classification, deck) => {
                let is_mixed = found.1.is_mixed || found.1.tool != deck.tool && !deck.is_named;
                (
                    classification.clone(),
                    Deck { is_mixed: is_mixed || deck.is_mixed, is_composed: true, ..deck.clone() },
                )
            }
        }
    }

    /// Tells `renderer` where the text is from, and reports mistakes in the comments of `source`, the document at `path`.
    pub(super) fn prepare(
        &self,
        (path, source): (&'a SitePath, &'a str),
        comments: &ObsidianComments<'_>,
        renderer: &mut Renderer<'a>,
    ) {
        // The text of the renderer has blanks in place of comments, and a message shows what the author wrote.
        let mut places = Places::new(path, source);
        if let Given::Composed(composition, ..) = self {
            renderer.places = Places::composed(path, &composition.text);
            composition.left_out.iter().for_each(|(name, range)| renderer.left_out.add(name, range));
            places = renderer.places.again();
        }
        renderer.diagnostics.extend(comments.mistakes().map(|(mistake, at)| mistake.at(places.of(at))));
    }
}
