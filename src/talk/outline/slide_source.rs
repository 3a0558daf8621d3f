use std::ops::Range;

use super::chapter_source::ChapterSource;
use super::face_source::FaceSource;
use crate::talk::decks::{PrivateNote, SlideSettings};

/// The source of one slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideSource {
    /// What is shown.
    pub face: FaceSource,
    /// The chapter that begins with this slide.
    pub chapter: Option<ChapterSource>,
    /// The text of its slide comment.
    pub settings: Option<Range<usize>>,
    /// What else the document says about it.
    pub given: SlideSettings,
    /// Slide comments right above that one, which describe no slide.
    pub stray: Vec<Range<usize>>,
    /// The notes between slide comment and mark, or in a rule slide.
    pub notes: Vec<PrivateNote>,
    /// The transcript.
    pub transcript: Vec<Range<usize>>,
    /// Whether the transcript is `...`, which means pending.
    pub pending: bool,
    /// The position of the slide.
    pub at: Range<usize>,
}
