use super::choices::Choices;
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
    /// How the deck is imported.
    pub choices: Choices,
}
