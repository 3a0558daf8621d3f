//! Blocks of Markdown: containers, headings, cells of tables, code.

use super::container::{Container, ContainerKind};
use super::writer::Writer;
use crate::talk::markdown::Fragment;

impl Writer<'_, '_> {
    /// Begins a block whose first line begins with `mark` and the others with `prefix`.
    pub(super) fn open(&mut self, element: &'static str, kind: ContainerKind, mark: &str, prefix: &str) {
        self.start_content();
        self.containers.push(Container { element, kind, prefix: self.prefix.len() });
        self.out.push_str(mark);
        self.prefix.push_str(prefix);
        self.fresh = true;
    }

    /// A fragment as a quotation.
    pub(super) fn quoted(&mut self, fragment: &Fragment) {
        self.block(2);
        self.open("", ContainerKind::Quote, "> ", "> ");
        self.fragment(fragment);
        self.close("");
        self.block(2);
    }

    /// Begins an item of a list by itself.
    pub(super) fn item(&mut self) {
        self.block(1);
        self.open("", ContainerKind::Item, "- ", "  ");
    }

    pub(super) fn end_item(&mut self) {
        self.close("");
        self.block(1);
    }

    /// Begins an element without a mark.
    pub(super) fn open_plain(&mut self, element: &'static str, kind: ContainerKind) {
        self.containers.push(Container { element, kind, prefix: self.prefix.len() });
    }

    /// Ends the innermost open block of this name, and those in it.
    pub(super) fn close(&mut self, element: &str) -> Option<ContainerKind> {
        let index = self.containers.iter().rposition(|container| container.element == element)?;
        let container = self.containers.drain(index..).next()?;
        self.prefix.truncate(container.prefix);
        if !matches!(container.kind, ContainerKind::Plain | ContainerKind::List(_)) {
            self.fresh = false;
        }
        Some(container.kind)
    }

    /// Begins a heading of this level.
    pub(super) fn open_heading(&mut self, level: usize) {
        self.block(2);
        self.start_content();
        self.out.extend(std::iter::repeat_n('#', level));
        self.out.push(' ');
        self.flat += 1;
        (self.fresh, self.is_in_heading) = (true, true);
    }

    pub(super) fn close_heading(&mut self) {
        if !std::mem::take(&mut self.is_in_heading) {
            return self.block(2);
        }
        self.flat = self.flat.saturating_sub(1);
        self.fresh = false;
        self.block(2);
    }

    /// A heading without emphasis.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.open_heading(level);
        self.text(text);
        self.close_heading();
    }

    /// Begins a cell of a table, of which the row is written when the table ends.
    pub(super) fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        table.is_in_cell = true;
        table.before = std::mem::take(&mut self.out);
        self.flat += 1;
        (self.fresh, self.space, self.breaks_line, self.gap) = (true, None, false, 0);
    }

    pub(super) fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut().filter(|table| table.is_in_cell) else { return };
        table.is_in_cell = false;
        let before = std::mem::take(&mut table.before);
        table.add(std::mem::replace(&mut self.out, before));
        self.flat = self.flat.saturating_sub(1);
        (self.fresh, self.space, self.breaks_line, self.gap) = (false, None, false, 0);
    }

    /// Writes lines that stand for themselves.
    pub(super) fn lines<'l>(&mut self, lines: impl Iterator<Item = &'l str>) {
        self.block(2);
        self.start_content();
        for (n, line) in lines.enumerate() {
            if n > 0 {
                self.new_line();
            }
            match line.is_empty() {
                true => self.out.truncate(self.out.trim_end_matches(' ').len()),
                false => self.out.push_str(line),
            }
        }
        self.block(2);
    }

    /// A block of code; within a line, code in the line.
    pub(super) fn code_block(&mut self, language: &str, code: &str) {
        if self.is_flat() {
            return self.inline_code(code);
        }
        let fence = "`".repeat((longest_run(code) + 1).max(3));
        let language = if language.contains('`') { "" } else { language };
        let first = format!("{fence}{language}");
        let code = code.strip_suffix('\n').unwrap_or(code);
        let code = code.split('\n').map(|line| line.trim_end_matches('\r'));
        self.lines([first.as_str()].into_iter().chain(code).chain([fence.as_str()]));
    }

    /// Code within a line.
    pub(super) fn inline_code(&mut self, code: &str) {
        let code = code.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return;
        }
        let fence = "`".repeat(longest_run(&code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        let code = if self.tables.is_empty() { code } else { code.replace('|', "\\|") };
        self.raw(&format!("{fence}{pad}{code}{pad}{fence}"));
    }
}

/// The longest run of backticks in `code`.
fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
