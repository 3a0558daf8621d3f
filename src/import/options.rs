use super::notes_use::NotesUse;
use crate::base::Date;

/// What the author asks for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Overrides the title of the deck.
    pub title: Option<String>,
    /// Overrides the slug that is made from the title.
    pub slug: Option<String>,
    /// Overrides the date in the name of the file.
    pub date: Option<Date>,
    /// Where speaker notes go.
    pub notes: NotesUse,
}
