use super::link::Link;
use super::rect::Rect;
use super::words::Segment;

/// What is on a page of a deck, before it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its number, counted from 1.
    pub number: usize,
    /// Width and height as it is shown, in points.
    pub size: (f32, f32),
    /// Its words, in no order.
    pub segments: Vec<Segment>,
    /// Whether the file does not say which characters most of its glyphs are.
    pub is_unmapped: bool,
    /// The addresses that its annotations lead to.
    pub links: Vec<Link>,
    /// Rectangles that are drawn, or to which something is clipped.
    pub frames: Vec<Rect>,
    /// The width in pixels of the one image that covers the page, if there is nothing else on it.
    pub only_image: Option<u32>,
    /// What the author wrote in the deck for those who do not see the page.
    pub alt: Option<String>,
    /// What the deck calls the page.
    pub label: Option<String>,
}

impl Page {
    /// The whole page.
    pub fn rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.size.0, self.size.1)
    }
}
