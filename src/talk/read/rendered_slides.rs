use crate::talk::{Chapter, Slide};

/// The rendered transcripts and contents of all slides.
#[derive(Default)]
pub(super) struct RenderedSlides {
    pub(super) slides: Vec<Slide>,
    pub(super) chapters: Vec<Chapter>,
    /// The labels of the footnotes each slide is the first to use.
    pub(super) footnotes: Vec<Vec<String>>,
}
