use crate::import::rect::Rect;

/// Words that follow each other on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Where they are.
    pub rect: Rect,
    /// The size of their font.
    pub size: f32,
    /// Whether they are marked as no part of the text, such as a page number.
    pub is_artifact: bool,
    /// Whether they begin an item of a list.
    pub is_item: bool,
}

impl Segment {
    /// The middle of its height.
    pub fn middle(&self) -> f32 {
        (self.rect.y0 + self.rect.y1) / 2.0
    }

    /// Whether both are on one line.
    pub fn is_beside(&self, other: &Segment) -> bool {
        (self.middle() - other.middle()).abs() < 0.35 * self.size.min(other.size)
    }
}
