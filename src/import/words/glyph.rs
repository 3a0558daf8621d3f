/// A character on a page, where it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// What it means; empty if the file does not say it.
    pub text: String,
    /// Where it begins on its baseline, in points from the upper left corner of the page.
    pub at: (f32, f32),
    /// The direction of its baseline, of length 1.
    pub direction: (f32, f32),
    /// How far it reaches along the baseline.
    pub advance: f32,
    /// The size of its font.
    pub size: f32,
    /// Whether it is marked as no part of the text, such as a page number.
    pub is_artifact: bool,
}

impl Glyph {
    /// The distance of its beginning from the origin, along its baseline.
    pub fn along(&self) -> f32 {
        self.at.0 * self.direction.0 + self.at.1 * self.direction.1
    }

    /// The distance of its baseline from the origin.
    pub fn across(&self) -> f32 {
        self.at.1 * self.direction.0 - self.at.0 * self.direction.1
    }

    /// Whether both are on lines that have about the same direction.
    pub fn is_parallel(&self, other: &Glyph) -> bool {
        self.direction.0 * other.direction.0 + self.direction.1 * other.direction.1 > 0.996
    }
}
