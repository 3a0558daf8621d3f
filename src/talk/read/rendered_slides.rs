use crate::talk::{Chapter, Slide};

/// What the transcripts and faces of all slides came to.
#[derive(Default)]
pub(super) struct RenderedSlides {
    pub(super) slides: Vec<Slide>,
    pub(super) chapters: Vec<Chapter>,
    /// The labels of the footnotes each slide is the first to use.
    pub(super) footnotes: Vec<Vec<String>>,
}
