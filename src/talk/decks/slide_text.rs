use std::ops::Range;

use super::line::Line;
use crate::base::data::Fields;
use crate::talk::html::Comment;

/// The text of one slide, as a tool's file reads it.
#[derive(Debug)]
pub struct SlideText<'a> {
    /// The whole document. Elements of speaker notes are comments in it.
    pub text: &'a str,
    /// The slide, without its separator and the settings below that.
    pub range: Range<usize>,
    /// Its lines outside of code and comments.
    pub lines: &'a [Line],
    /// Its comments, also those within lines.
    pub comments: Vec<Comment>,
    /// The front matter of the document.
    pub fields: &'a Fields,
}
