use super::content::{Block, Paragraph, read};
use super::rect::{HEIGHT, Rect};
use super::shapes::Shapes;
use crate::site::render::view::SlideView;

/// The height of a line above or below the content, and its distance from the sides of the slide, in points.
const LINE: f32 = 22.0;
const SIDE: f32 = 50.0;

/// Adds the lines above and below the content of a slide, and its number.
pub fn add_margins(view: &SlideView, width: f32, is_right_to_left: bool, shapes: &mut Shapes<'_>) {
    let inner = Rect { x: SIDE, width: width - 2.0 * SIDE, height: LINE, y: 8.0 };
    let below = Rect { y: HEIGHT - LINE - 8.0, ..inner };
    let paragraphs = |html: &str| -> Vec<Paragraph> {
        let text = |block| match block {
            Block::Text(paragraph) => Some(paragraph),
            _ => None,
        };
        read(html).blocks.into_iter().filter_map(text).collect()
    };
    let number = super::missing::linked(&view.number, None);
    let numbers = if view.number.is_empty() { Vec::new() } else { vec![number] };
    let end = if is_right_to_left { "l" } else { "r" };
    let lines =
        [(paragraphs(&view.header), inner, None), (paragraphs(&view.footer), below, None), (numbers, below, Some(end))];
    for (paragraphs, rect, align) in lines.into_iter().filter(|(paragraphs, ..)| !paragraphs.is_empty()) {
        shapes.small_text(&paragraphs, rect, align);
    }
}
