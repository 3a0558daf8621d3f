/// The talks of a year on the home page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PlannedYear {
    /// The year. `None` for talks without a date, and if the list is too short for headings.
    pub year: Option<i16>,
    /// The newest talks, as cards.
    pub cards: Vec<usize>,
    /// All others, as rows.
    pub rows: Vec<usize>,
}
