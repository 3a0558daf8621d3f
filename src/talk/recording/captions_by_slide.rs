use super::Paragraph;

/// The words of captions, dealt out to the slides of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaptionsBySlide {
    /// What was said while each slide was shown; nothing for a slide without a time.
    pub slides: Vec<Vec<Paragraph>>,
    /// The number of words before the first slide with a time, if that is not the first slide of the talk.
    pub words_before: usize,
}
