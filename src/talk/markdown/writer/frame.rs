use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::html::push_html;

use super::super::raw_html::RawHtml;
use super::super::{Fragment, Placeholder};

/// HTML under construction: a piece itself, or a footnote that is defined in it.
#[derive(Default)]
pub(super) struct Frame<'e> {
    pub events: Vec<Event<'e>>,
    pub placeholders: Vec<Placeholder>,
    pub outside: Vec<Box<str>>,
    pub footnote: String,
    /// Where the text of the footnote begins in that of the piece.
    pub text_start: usize,
    /// Where the footnote is defined, in the document.
    pub defined_at: Range<usize>,
    /// The raw HTML of what the footnote is in.
    pub outer: RawHtml,
}

impl Frame<'_> {
    /// Writes into `scratch` first: the copy that is kept has no spare capacity.
    pub(super) fn into_fragment(self, scratch: &mut String) -> Fragment {
        scratch.clear();
        push_html(&mut *scratch, self.events.into_iter());
        Fragment {
            html: scratch.clone(),
            placeholders: self.placeholders.into_boxed_slice().into_vec(),
            outside: self.outside.into(),
        }
    }
}
