use crate::base::Content;
use crate::site::images::raster::Head;
use crate::site::images::size::{ImageSize, NoSize, size};
use crate::site::images::variant;

/// What is known of an image from the head of its file.
#[derive(Clone, Copy, Debug)]
pub struct ImageInfo {
    /// Its size.
    pub size: Result<ImageSize, NoSize>,
    /// Whether smaller copies are worth their place.
    pub is_worthwhile: bool,
    /// What drawing it takes, if its format is one that is drawn.
    pub head: Option<Head>,
}

impl ImageInfo {
    /// Reads the head of a file whose name has this extension.
    pub fn read(content: &Content, extension: &str) -> ImageInfo {
        let head = content.reader().ok().and_then(|mut source| Head::read(&mut *source));
        ImageInfo { size: size(content, extension), is_worthwhile: variant::is_worthwhile(content), head }
    }
}
