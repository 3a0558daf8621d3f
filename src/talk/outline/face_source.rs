use std::ops::Range;
use std::rc::Rc;

use crate::talk::decks::FacePart;
use crate::talk::scan::Mark;

/// The source of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaceSource {
    /// A picture.
    Image(Rc<Mark>),
    /// A quotation that is a text slide.
    Card(Range<usize>),
    /// A rule slide's own Markdown.
    Markdown(Vec<FacePart>),
}
