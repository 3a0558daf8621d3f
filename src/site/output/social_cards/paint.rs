use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use crate::site::images::raster;
use crate::site::output::social_cards::picture::{Picture, options};
use crate::site::render::share_image::SIZE;
use crate::site::theme::fonts::Fonts;

/// Paints the drawing of a card as a PNG.
pub fn paint(drawing: &str, picture: Option<&Picture>, fonts: &Fonts) -> Option<Vec<u8>> {
    let (width, height) = SIZE;
    let tree = Tree::from_str(drawing, &options(fonts, picture)).ok()?;
    let mut pixels = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    raster::png(pixels.data(), (width, height))
}
