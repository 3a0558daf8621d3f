use crate::base::Content;
use crate::site::images::size::{ImageSize, NoSize, size};
use crate::site::images::variant;

/// What is known of an image from the head of its file.
#[derive(Clone, Copy, Debug)]
pub struct ImageInfo {
    /// Its size.
    pub size: Result<ImageSize, NoSize>,
    /// Whether smaller copies are worth their place.
    pub is_worthwhile: bool,
}

impl ImageInfo {
    /// Reads the head of a file whose name has this extension.
    pub fn read(content: &Content, extension: &str) -> ImageInfo {
        ImageInfo { size: size(content, extension), is_worthwhile: variant::is_worthwhile(content) }
    }
}
