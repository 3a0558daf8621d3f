/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The rows, each with its cells.
    rows: Vec<Vec<String>>,
    /// What each column says about its sides.
    columns: Vec<&'static str>,
    /// What was written before the open cell.
    pub(super) before: String,
    /// Whether a cell is open.
    pub(super) is_in_cell: bool,
}

impl Table {
    pub(super) fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell, which is in the column that its row has come to.
    pub(super) fn add(&mut self, cell: String) {
        if self.rows.is_empty() {
            self.start_row();
        }
        self.rows.last_mut().into_iter().for_each(|row| row.push(cell.trim_end().to_owned()));
    }

    /// A cell of the first row begins, with these classes.
    pub(super) fn align(&mut self, tag: &str) {
        if self.rows.len() > 1 {
            return;
        }
        let found = [("align-left", ":---"), ("align-center", ":---:"), ("align-right", "---:")];
        let found = found.into_iter().find(|(class, _)| tag.contains(class));
        self.columns.push(found.map_or("---", |(_, column)| column));
    }

    /// The lines of the table. The first row is its head, as Markdown wants one.
    pub(super) fn lines(mut self) -> Vec<String> {
        self.rows.retain(|row| !row.is_empty());
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        self.columns.resize(width, "---");
        let line = |cells: &[&str]| {
            let mut line = String::from("|");
            for index in 0..width {
                let cell = cells.get(index).copied().unwrap_or_default();
                line.push(' ');
                line.push_str(cell);
                line.push_str(if cell.is_empty() { "|" } else { " |" });
            }
            line
        };
        let rows = self.rows.iter().map(|row| line(&row.iter().map(String::as_str).collect::<Vec<_>>()));
        let mut lines: Vec<String> = rows.collect();
        if !lines.is_empty() {
            lines.insert(1, line(&self.columns));
        }
        lines
    }
}
