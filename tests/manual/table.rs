//! Tables in pages of the manual.

use std::fs;

/// A table of a page of the manual: the first one below the heading that has `{#anchor}`.
pub struct Table {
    path: String,
    /// The text of the page up to the first row.
    before: String,
    /// The cells of the header: `key`, `default`, `meaning`.
    pub columns: Vec<String>,
    /// The lines of the rows, without the header and the line below it.
    pub rows: Vec<String>,
    after: String,
}

impl Table {
    /// Reads the table at `anchor` from `content/manual/PAGE.md`.
    pub fn read(page: &str, anchor: &str) -> Table {
        let path = format!("{}/content/manual/{page}.md", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let heading = format!("{{#{anchor}}}\n");
        let below = text.find(&heading).unwrap_or_else(|| panic!("{page}: no heading has {heading}")) + heading.len();
        let header =
            below + text[below..].find("\n|").unwrap_or_else(|| panic!("{page}: no table below {heading}")) + 1;
        assert!(!text[below..header].contains("\n## "), "{page}: the section {heading} has no table");
        let lines = || text[header..].split_inclusive('\n');
        let columns = cells(lines().next().unwrap_or_default());
        let start = header + lines().take(2).map(str::len).sum::<usize>();
        let rows = text[start..].split_inclusive('\n').take_while(|line| line.starts_with('|'));
        let rows: Vec<String> = rows.map(str::to_owned).collect();
        let end = start + rows.iter().map(String::len).sum::<usize>();
        Table { path, before: text[..start].to_owned(), columns, rows, after: text[end..].to_owned() }
    }

    /// Fails if the rows are not `rows`; or writes them into the page, if that is asked for.
    pub fn must_be(&self, rows: &[Vec<String>]) {
        let line = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | "));
        let expected: Vec<String> = rows.iter().map(line).collect();
        if self.rows == expected {
            return;
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let text = format!("{}{}{}", self.before, expected.concat(), self.after);
            fs::write(&self.path, text).unwrap_or_else(|error| panic!("{}: {error}", self.path));
            return;
        }
        let at = expected.iter().zip(&self.rows).take_while(|(expected, found)| expected == found).count();
        let line = |rows: &[String]| rows.get(at).map_or("(the end)", |row| row.trim_end()).to_owned();
        let (expected, found) = (line(&expected), line(&self.rows));
        panic!(
            "{}\n  expected {expected}\n  found    {found}\nTo write it: UPDATE_GOLDEN=1 cargo test --test manual",
            self.path
        );
    }

    /// Fails if the first cells of the rows are not those of `expected`, in any order, or if a row has an empty cell.
    pub fn must_document(&self, expected: &[Vec<String>]) {
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| cells(row)).collect();
        let starts = |row: &[String], start: &Vec<String>| row.starts_with(start);
        let missing = expected.iter().filter(|start| !rows.iter().any(|row| starts(row, start)));
        let mut mistakes: Vec<String> = missing.map(|start| format!("no row for {}", start.join(" | "))).collect();
        let stale = rows.iter().filter(|row| !expected.iter().any(|start| starts(row, start)));
        mistakes.extend(stale.map(|row| format!("there is no such thing: {}", row.join(" | "))));
        let empty = rows.iter().filter(|row| row.iter().any(String::is_empty));
        mistakes.extend(empty.map(|row| format!("an empty cell: {}", row.join(" | "))));
        assert!(mistakes.is_empty(), "{}:\n{}", self.path, mistakes.join("\n"));
    }
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|').trim_end_matches('|');
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Text as code in a cell.
pub fn code(text: &str) -> String {
    format!("`{text}`")
}
