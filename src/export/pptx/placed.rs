use super::content::{Paragraph, Table};
use super::rect::Rect;

/// A part of the content at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where.
    pub rect: Rect,
    /// What.
    pub part: Part,
    /// By how much its letters are smaller or larger than usual.
    pub scale: f32,
}

/// A part of the content that has a frame of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Paragraphs.
    Text(Vec<Paragraph>),
    /// Code, and the size of its letters in points.
    Code(String, f32),
    /// A table, the size of its letters and the heights of its rows in points.
    Table(Table, f32, Vec<f32>),
    /// A picture by its number, with alt text and link.
    Picture(usize, String, Option<String>),
}
