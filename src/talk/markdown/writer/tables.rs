use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::super::Placeholder;
use super::Writer;
use crate::base::Diagnostic;
use crate::base::data::shown;

impl Writer<'_, '_, '_> {
    pub(super) fn start_table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.push_html("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"\0\">");
        self.placeholder(Placeholder::Word("table"));
        self.push(Event::Start(Tag::Table(Vec::new())));
    }

    pub(super) fn end_table(&mut self) {
        self.push(Event::End(TagEnd::Table));
        self.push_html("</div>\n");
    }

    pub(super) fn start_table_head(&mut self) {
        (self.in_table_head, self.column) = (true, 0);
        self.push(Event::Start(Tag::TableHead));
    }

    pub(super) fn end_table_head(&mut self) {
        self.in_table_head = false;
        self.push(Event::End(TagEnd::TableHead));
    }

    pub(super) fn start_row(&mut self, range: Range<usize>) {
        self.column = 0;
        self.warn_of_extra_cells(range);
        self.push(Event::Start(Tag::TableRow));
    }

    /// Markdown leaves out the cells of a row that the head of the table has no column for.
    fn warn_of_extra_cells(&mut self, range: Range<usize>) {
        let parsed = self.formulas.text();
        let start = range.start - self.source.start;
        let line = parsed.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let mut ends = cell_ends(line);
        let Some(end) = ends.nth(self.columns.len().saturating_sub(1)) else { return };
        let extra = line[end..].trim_matches(['|', ' ', '\t']);
        if !extra.is_empty() {
            let message =
                format!("this row has more cells than the table has columns, so `{}` is not shown", shown(extra));
            let warning = Diagnostic::warning("unseen", message);
            let at = range.start + end..range.start + line.trim_end().len();
            self.doc.report(warning.hint("add a column to the head of the table, or write `\\|` for a sign"), at);
        }
    }

    pub(super) fn start_cell(&mut self) {
        let name = if self.in_table_head { "th" } else { "td" };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.column += 1;
        self.push_html(format!("<{name}{class}>"));
    }

    pub(super) fn end_cell(&mut self) {
        self.push_html(if self.in_table_head { "</th>" } else { "</td>" });
    }
}

/// Where the cells of a row end: at each `|` that has no backslash before it, but for one at the start.
fn cell_ends(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let first = line.len() - line.trim_start().len();
    let is_end = move |at: &usize| bytes[*at] == b'|' && *at > first && bytes[*at - 1] != b'\\';
    (0..bytes.len()).filter(is_end)
}
