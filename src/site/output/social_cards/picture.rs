use std::sync::Arc;

use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, Tree};

use crate::site::images::raster;
use crate::site::output::social_cards::card_text::CardText;
use crate::site::output::social_cards::font_database::database;
use crate::site::output::social_cards::svg_limits::{self, Reason};
use crate::site::render::share_image::SIZE;
use crate::site::theme::fonts::Fonts;

/// What the picture is called in the drawing of a card.
pub const PICTURE: &str = "picture";

/// A picture that a card can show.
#[derive(Clone, Debug)]
pub struct Picture {
    kind: ImageKind,
    /// Width and height of its frame on the card.
    pub frame: (f32, f32),
}

/// Pixels of an image inside an SVG.
const MAX_EMBEDDED: u64 = 4_000_000;

impl Picture {
    /// From a PNG that fills its frame.
    pub fn png(png: Vec<u8>, frame: (f32, f32)) -> Picture {
        Picture { kind: ImageKind::PNG(Arc::new(png)), frame }
    }

    /// From an SVG, which has no access to files and to no fonts except those of cards.
    ///
    /// # Errors
    /// Why it is not drawn.
    pub fn svg(text: &str, fonts: &Fonts, words: &CardText) -> Result<Picture, Reason> {
        let document = svg_limits::read(text)?;
        let tree = Tree::from_xmltree(&document, &options(fonts, None)).map_err(|_| "it is not a valid SVG")?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let frame = words.frame((width, height));
        // It covers the frame, as the card draws it.
        svg_limits::check_drawing(&tree, (frame.0 / width).max(frame.1 / height))?;
        Ok(Picture { kind: ImageKind::SVG(tree), frame })
    }
}

/// An image inside an SVG, no larger than the card.
fn embedded(bytes: &[u8]) -> Option<ImageKind> {
    let png = raster::framed(bytes, MAX_EMBEDDED, |width, height| {
        let scale = (SIZE.0 as f32 / width as f32).min(SIZE.1 as f32 / height as f32).min(1.0);
        ((width as f32 * scale).round().max(1.0) as u32, (height as f32 * scale).round().max(1.0) as u32)
    })?;
    Some(ImageKind::PNG(Arc::new(png)))
}

/// How resvg reads an SVG: with the card's fonts and without any file.
pub fn options<'a>(fonts: &Fonts, picture: Option<&'a Picture>) -> Options<'a> {
    let kind = picture.map(|picture| &picture.kind);
    Options {
        fontdb: Arc::new(database(fonts)),
        font_resolver: FontResolver::default(),
        font_family: "sans-serif".into(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, bytes, _| embedded(&bytes)),
            resolve_string: Box::new(move |name, _| kind.filter(|_| name == PICTURE).cloned()),
        },
        ..Options::default()
    }
}
