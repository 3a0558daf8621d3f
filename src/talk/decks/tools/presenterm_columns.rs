use crate::talk::decks::parts::Parts;

/// Columns with more parts than this are not all drawn.
const MAX_COLUMNS: usize = 12;

/// The columns that a slide has since its last `column_layout`.
#[derive(Debug, Default)]
pub struct Columns {
    /// The width of each, as a part of all.
    widths: Vec<Option<f32>>,
    /// How many have begun.
    begun: usize,
}

impl Columns {
    /// Reads `[3, 2]`.
    pub fn read(layout: &str) -> Columns {
        let widths = layout.trim_matches(['[', ']']).split(',').map(|part| part.trim().parse().ok());
        Columns { widths: widths.take(MAX_COLUMNS).collect(), begun: 0 }
    }

    /// The column with this number begins. Those before it that have no text stay empty.
    pub fn begin(&mut self, number: &str, parts: &mut Parts<'_>) {
        let number = number.parse().unwrap_or(self.begun).min(self.widths.len().saturating_sub(1));
        while self.begun < number {
            self.next(parts);
        }
        self.next(parts);
    }

    /// What follows is below the columns. The last ones may be empty, too.
    pub fn end(&mut self, parts: &mut Parts<'_>) {
        while self.begun > 0 && self.begun < self.widths.len() {
            self.next(parts);
        }
        parts.end_columns();
        *self = Columns::default();
    }

    fn next(&mut self, parts: &mut Parts<'_>) {
        parts.column(self.widths.get(self.begun).copied().flatten());
        self.begun += 1;
    }
}
