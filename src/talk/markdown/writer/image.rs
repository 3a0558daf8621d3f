use super::super::Target;
use crate::base::script::with_joined_lines;
use crate::talk::html::{escape, without_comments};

/// A picture whose alternative text is being read.
pub(super) struct Image {
    pub target: Target,
    pub title: String,
    pub alt: String,
    pub depth: usize,
    /// The classes that give it its size.
    pub classes: Vec<String>,
}

impl Image {
    /// A picture of which nothing but its address is known.
    pub(super) fn new(target: Target) -> Image {
        Image { target, title: String::new(), alt: String::new(), depth: 0, classes: Vec::new() }
    }
}

/// The `title` attribute of an image or a link, with a space before it; nothing if there is no title.
pub(super) fn title_attribute(title: &str) -> String {
    match without_comments(title).is_empty() {
        true => String::new(),
        false => format!(" title=\"{}\"", escape(&with_joined_lines(&without_comments(title)))),
    }
}
