/// What is drawn of a picture file, in pixels: width and height as it is shown, that is, after its rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Drawing {
    /// All of it, in its own format and colours.
    Scaled(u32, u32),
    /// As a PNG; if the size has another aspect ratio, only the middle is shown.
    Framed(u32, u32),
}
