use crate::base::{Content, Stamp};

/// What identifies the state of an image file besides its path.
pub fn stamp(content: &Content) -> Option<Stamp> {
    match content {
        Content::Stored(stored) => Some(stored.stamp()),
        _ => None,
    }
}

/// Whether a file with this extension is an image.
pub fn is_image(extension: &str) -> bool {
    let known = [
        "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff", "jxl",
        "heic", "heif",
    ];
    known.iter().any(|k| extension.eq_ignore_ascii_case(k))
}
