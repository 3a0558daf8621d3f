//! Divides what a slide shows at lines that begin or end steps, columns and divs.

use std::borrow::Cow;
use std::ops::Range;

use super::column_widths::ColumnWidths;
use super::{FacePart, SlideText};
use crate::talk::html::escape;

/// How deep divs can be in each other.
const MAX_DEPTH: usize = 64;

/// The tag that begins columns.
const COLUMNS: &str = "<div class=\"columns\">\n";

/// The tag that begins a column.
const COLUMN: &str = "<div>\n";

/// The parts of a slide so far.
#[derive(Debug)]
pub struct Parts<'t> {
    text: &'t str,
    out: Vec<FacePart>,
    open: Vec<Open>,
    range: Range<usize>,
    /// How many of the open elements make the lists in them appear item by item, or not.
    lists: Vec<ListSteps>,
    /// The columns that are open, in each other.
    columns: Vec<ColumnWidths>,
}

/// Whether lists appear item by item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListSteps {
    /// They do.
    Each,
    /// They appear as a whole.
    None,
}

/// An element that is open between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// What appears in one step.
    Step,
    /// Columns, and the last one that began.
    Columns,
    /// A div with columns in it.
    ColumnsDiv,
    /// A div of the author's, perhaps with a setting for its lists, and perhaps without an element here.
    Div { has_lists: bool, is_shown: bool },
}

impl Open {
    /// Whether a line of the author's ends it.
    fn is_div(self) -> bool {
        matches!(self, Open::ColumnsDiv | Open::Div { .. })
    }
}

impl<'t> Parts<'t> {
    /// Begins with the start of `slide`.
    pub fn new(slide: &SlideText<'t>, lists: ListSteps) -> Parts<'t> {
        Parts {
            text: slide.text,
            out: Vec::new(),
            open: Vec::new(),
            range: slide.range.clone(),
            lists: vec![lists],
            columns: Vec::new(),
        }
    }

    /// Adds the Markdown up to `line`, which says something about the slide and is not shown.
    pub fn cut(&mut self, line: &Range<usize>) {
        self.markdown(line.start);
        self.range.start = line.end.clamp(self.range.start, self.range.end);
    }

    fn markdown(&mut self, end: usize) {
        let range = self.range.start..end.clamp(self.range.start, self.range.end);
        if !self.text[range.clone()].trim().is_empty() {
            self.out.push(match self.lists.last() {
                Some(ListSteps::Each) => FacePart::SteppedLists(range),
                _ => FacePart::Markdown(range),
            });
        }
    }

    /// From here on, lists appear item by item, or as a whole.
    pub fn set_lists(&mut self, lists: ListSteps) {
        if let Some(last) = self.lists.last_mut() {
            *last = lists;
        }
    }

    /// What follows appears in a step of its own.
    pub fn step(&mut self) {
        self.end_step();
        self.html("<div class=\"step\">\n");
        self.open.push(Open::Step);
    }

    fn end_step(&mut self) {
        if self.open.last() == Some(&Open::Step) {
            self.close_last();
        }
    }

    /// The next column begins, perhaps the first. A step that was open goes on in it. `width` is a part of all columns' widths.
    pub fn column(&mut self, width: Option<f32>) {
        let had_step = self.open.last() == Some(&Open::Step);
        self.end_step();
        if self.open.last() == Some(&Open::Columns) {
            self.html("</div>\n");
        } else {
            self.html(COLUMNS);
            self.open.push(Open::Columns);
            self.columns.push(ColumnWidths::parts());
        }
        self.begin_column(width);
        self.continue_step(had_step);
    }

    fn begin_column(&mut self, width: Option<f32>) {
        if let Some(columns) = self.columns.last_mut() {
            columns.add(self.out.len(), width);
        }
        self.html(COLUMN);
    }

    /// Now that all columns are known, gives each its width.
    fn set_widths(&mut self) {
        let Some(columns) = self.columns.pop() else { return };
        for (at, width) in columns.percents() {
            self.out[at] = FacePart::Html(format!("<div style=\"--column:{width}\">\n").into());
        }
    }

    /// What follows is below the columns. A step that was open goes on there.
    pub fn end_columns(&mut self) {
        let had_step = self.open.last() == Some(&Open::Step);
        self.end_step();
        if self.open.last() == Some(&Open::Columns) {
            self.close_last();
        }
        self.continue_step(had_step);
    }

    fn continue_step(&mut self, had_step: bool) {
        if had_step {
            self.html("<div class=\"step with-previous\">\n");
            self.open.push(Open::Step);
        }
    }

    /// A div begins.
    pub fn open_div(&mut self, class: &str, style: &str, lists: Option<ListSteps>) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{}\"", escape(class)) };
        let style = if style.is_empty() { String::new() } else { format!(" style=\"{}\"", escape(style)) };
        self.html(format!("<div{class}{style}>\n"));
        self.open.push(Open::Div { has_lists: lists.is_some(), is_shown: true });
        self.lists.extend(lists);
    }

    /// A div begins that has no element here, but perhaps a setting for its lists.
    pub fn open_nothing(&mut self, lists: Option<ListSteps>) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open::Div { has_lists: lists.is_some(), is_shown: false });
            self.lists.extend(lists);
        }
    }

    /// A div of columns begins, whose columns are divs in it.
    pub fn open_columns(&mut self) {
        if self.open.len() < MAX_DEPTH {
            self.html(COLUMNS);
            self.open.push(Open::ColumnsDiv);
            self.columns.push(ColumnWidths::percent());
        }
    }

    /// A column in them begins; `width` is in percent.
    pub fn open_column(&mut self, width: Option<f32>) {
        if self.open.len() < MAX_DEPTH {
            let is_in_columns = self.open.last() == Some(&Open::ColumnsDiv);
            match is_in_columns {
                true => self.begin_column(width),
                false => self.html(COLUMN),
            }
            self.open.push(Open::Div { has_lists: false, is_shown: true });
        }
    }

    /// An alert begins. It ends like a div.
    pub fn open_alert(&mut self, kind: &'static str, title: Option<String>) {
        if self.open.len() < MAX_DEPTH {
            self.out.push(FacePart::Alert(kind, title));
            self.open.push(Open::Div { has_lists: false, is_shown: true });
        }
    }

    /// The innermost div ends, with all in it.
    pub fn close_div(&mut self) {
        if self.open.iter().any(|open| open.is_div()) {
            while self.close_last().is_some_and(|closed| !closed.is_div()) {}
        }
    }

    /// Adds HTML, in which nothing stays open.
    pub fn html(&mut self, html: impl Into<Cow<'static, str>>) {
        self.out.push(FacePart::Html(html.into()));
    }

    fn close_last(&mut self) -> Option<Open> {
        let last = self.open.pop()?;
        match last {
            // Nothing would appear in an empty step.
            Open::Step if matches!(self.out.last(), Some(FacePart::Html(html)) if html.starts_with("<div class=\"step")) =>
            {
                self.out.pop();
            }
            Open::Step => self.html("</div>\n"),
            Open::Columns => {
                self.set_widths();
                self.html("</div>\n</div>\n");
            }
            Open::ColumnsDiv => {
                self.set_widths();
                self.html("</div>\n");
            }
            Open::Div { has_lists, is_shown } => {
                if has_lists {
                    self.lists.pop();
                }
                if is_shown {
                    self.html("</div>\n");
                }
            }
        }
        Some(last)
    }

    /// Adds the rest of the slide.
    pub fn finish(mut self) -> Vec<FacePart> {
        self.markdown(self.range.end);
        while self.close_last().is_some() {}
        self.out
    }
}
