/// How much of a picture is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What precedes the pixels.
    Head,
    /// The whole file.
    Whole,
}
