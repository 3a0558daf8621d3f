use std::ops::Range;

use super::footnotes::Footnotes;
use super::{DeckSyntax, Definitions, Fragment, Ids, LeftOut, NoteElements, PictureWords};
use crate::base::{Diagnostic, Places, SitePath, Styles};
use crate::talk::highlight::Dialect;

/// Renders the pieces of one document, which share definitions, footnote numbers and ids.
#[derive(Debug)]
pub struct Renderer<'d> {
    pub(super) text: &'d str,
    pub(super) elements: &'d NoteElements<'d>,
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
    /// What has no meaning in the pieces rendered so far.
    pub left_out: LeftOut,
    /// The declarations of CSS that the pieces rendered so far need. Those of speaker notes are as private as they are.
    pub styles: Styles,
    /// Whether a comment may be a note whatever it begins with, so that none is a misspelt keyword.
    pub comments_are_notes: bool,
    /// Whether all lists appear item by item while the author presents.
    pub steps_lists: bool,
    /// Whether line ends in a paragraph stay line ends.
    pub keeps_line_ends: bool,
    /// Whether this is a deck for another tool, whose Markdown has attributes in braces and in comments for reveal.js.
    pub has_attributes: bool,
    /// Whether `.class[text]` is text with a class.
    pub has_content_classes: bool,
    /// What the words in the alt text of a picture say about it.
    pub picture_words: Option<fn(&str) -> PictureWords>,
    /// What the Markdown of a deck has beside.
    pub syntax: DeckSyntax,
    /// Whether pieces know the footnotes that others define.
    pub(super) lends_footnotes: bool,
    /// Whether this is the text of a speaker note.
    pub(super) is_note: bool,
}

impl<'d> Renderer<'d> {
    /// A renderer for the document with these `elements`.
    pub fn new(
        path: &'d SitePath,
        elements: &'d NoteElements<'d>,
        dialect: &'d Dialect,
        definitions: &'d Definitions,
    ) -> Renderer<'d> {
        Renderer {
            text: elements.public(),
            elements,
            places: Places::new(path, elements.original()),
            dialect,
            definitions,
            footnotes: Footnotes::default(),
            scratch: String::new(),
            ids: Ids::default(),
            diagnostics: Vec::new(),
            left_out: LeftOut::default(),
            styles: Styles::default(),
            comments_are_notes: false,
            steps_lists: false,
            keeps_line_ends: false,
            has_attributes: false,
            picture_words: None,
            has_content_classes: false,
            syntax: DeckSyntax::default(),
            lends_footnotes: true,
            is_note: false,
        }
    }

    /// A renderer for text that is not part of the page itself, with its own ids and footnote numbers.
    pub fn detached(&self) -> Renderer<'d> {
        let (syntax, places) = (self.syntax, self.places.again());
        Renderer { syntax, places, ..Renderer::new(self.places.path(), self.elements, self.dialect, self.definitions) }
    }

    /// A renderer for speaker notes. It reads the text as the author wrote it.
    pub(super) fn detached_for_notes(&self) -> Renderer<'d> {
        let text = self.elements.original();
        Renderer { text, lends_footnotes: false, is_note: true, ..self.detached() }
    }

    /// The list of the footnotes `labels`, for the foot of what is the first to use them.
    pub fn footnote_list(&self, labels: &[String]) -> Fragment {
        self.footnotes.list(labels)
    }

    /// Warnings about footnotes that are on no page.
    pub fn unseen_footnotes(&self) -> Vec<(Diagnostic, Range<usize>)> {
        self.footnotes.unseen()
    }

    /// The text with notes and hidden slides in it.
    pub fn private_text(&self) -> &'d str {
        self.elements.text()
    }

    /// How documents of the site are read.
    pub fn dialect(&self) -> &'d Dialect {
        self.dialect
    }

    /// The text without what is private.
    pub fn public_text(&self) -> &'d str {
        self.elements.public()
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
