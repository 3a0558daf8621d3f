use std::ops::Range;

use super::footnotes::Footnotes;
use super::{Definitions, Fragment, Ids};
use crate::base::{Diagnostic, Places, SitePath};
use crate::talk::highlight::Dialect;

/// Renders the pieces of one document, which share definitions, footnote numbers and ids.
#[derive(Debug)]
pub struct Renderer<'d> {
    pub(super) text: &'d str,
    /// Where things are in the document.
    pub places: Places<'d>,
    pub(super) dialect: &'d Dialect,
    pub(super) definitions: &'d Definitions,
    pub(super) footnotes: Footnotes,
    /// Where HTML grows before it is kept.
    pub(super) scratch: String,
    /// The ids given out so far.
    pub ids: Ids,
    /// What was wrong in the pieces rendered so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether pieces know the footnotes that others define.
    pub(super) lends_footnotes: bool,
}

impl<'d> Renderer<'d> {
    /// A renderer for the document `text`.
    pub fn new(path: &'d SitePath, text: &'d str, dialect: &'d Dialect, definitions: &'d Definitions) -> Renderer<'d> {
        Renderer {
            text,
            places: Places::new(path, text),
            dialect,
            definitions,
            footnotes: Footnotes::default(),
            scratch: String::new(),
            ids: Ids::default(),
            diagnostics: Vec::new(),
            lends_footnotes: true,
        }
    }

    /// A renderer for text that is not part of the page itself, with its own ids and footnote numbers.
    pub fn detached(&self) -> Renderer<'d> {
        Renderer::new(self.places.path(), self.text, self.dialect, self.definitions)
    }

    /// The list of the footnotes `labels`, for the foot of what is the first to use them.
    pub fn footnote_list(&self, labels: &[String]) -> Fragment {
        self.footnotes.list(labels)
    }

    /// Reports a mistake at `range`.
    pub fn report(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        self.diagnostics.push(diagnostic.at(self.places.of(range)));
    }

    /// The author's HTML has the id `id`, and keeps it.
    pub(super) fn raw_id(&mut self, id: &str, at: Range<usize>) {
        self.ids.take(id);
        if Ids::are_reserved(id) {
            self.report(Ids::reserved(), at);
        }
    }
}
