use super::Cell;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first row is its head.
    pub has_head: bool,
}

/// More columns than this are not written: no program shows them.
const MAX_COLUMNS: usize = 200;

impl Table {
    /// The number of its columns.
    pub fn columns(&self) -> usize {
        let widest = self.rows.iter().map(|row| row.iter().map(|cell| cell.columns).sum::<usize>()).max();
        widest.unwrap_or_default().min(MAX_COLUMNS)
    }
}
