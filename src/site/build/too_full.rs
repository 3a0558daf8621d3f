/// How a slide is too full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TooFull {
    /// Its text needs this part of the slide's height: 2.0 is twice as high.
    Height(f32),
    /// A table needs this part of the slide's width.
    Width(f32),
}
