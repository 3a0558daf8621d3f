use std::ops::Range;

use super::slide_source::SlideSource;

/// A talk's body divided into its parts; all ranges are bytes of the document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The introduction.
    pub intro: Vec<Range<usize>>,
    /// The slides, in order.
    pub slides: Vec<SlideSource>,
    /// The closing section.
    pub closing: Option<Range<usize>>,
    /// Text that no page may show, in no order.
    pub private: Vec<Range<usize>>,
    /// The number of slides that `skip` hides.
    pub skipped: usize,
}
