use crate::site::theme::settings::{ShrinkStep, TextStyle};

/// The sizes on a text slide, in hundredths of its width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextSlide {
    /// The height of the slide.
    pub height: f32,
    /// The space above and below the text, and on each side of it.
    pub padding: [f32; 2],
    /// The space between two blocks of text.
    pub gap: f32,
    /// The space between two items of a list.
    pub item_gap: f32,
    /// From how many lines on the text is smaller, with the fewest lines first.
    pub shrink: Vec<ShrinkStep>,
    /// Paragraphs and items of lists.
    pub text: TextStyle,
    /// Headings.
    pub heading: TextStyle,
    /// Code blocks.
    pub code: TextStyle,
    /// Rows of tables.
    pub rows: TextStyle,
}

/// A rule slide starts with the size of a text slide that has as many lines as this.
const RULE_SLIDE_LINES: usize = 16;

impl TextSlide {
    /// The step of `shrink` for a slide with this number of lines, counted from 1; 0 if its text has its full size. Rule
    /// slides hold more, and all of a deck have the same size if they can.
    pub fn fit(&self, lines: usize, is_rule_slide: bool) -> usize {
        let lines = if is_rule_slide { lines.max(RULE_SLIDE_LINES) } else { lines };
        self.shrink.iter().filter(|step| step.lines <= lines).count()
    }

    /// What sizes are multiplied by at the step `fit`.
    pub fn factor(&self, fit: usize) -> f32 {
        let step = fit.checked_sub(1).and_then(|index| self.shrink.get(index));
        step.map_or(1.0, |step| step.factor)
    }
}
