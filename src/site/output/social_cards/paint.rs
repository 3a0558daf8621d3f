//! The only importer of resvg.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, Tree};

use crate::site::images::raster;
use crate::site::output::social_cards::drawing::{PICTURE, Words};
use crate::site::render::share_image::SIZE;
use crate::site::theme::fonts::Fonts;

/// A picture that a card can show.
#[derive(Clone, Debug)]
pub struct Picture {
    kind: ImageKind,
    /// Width and height of its frame on the card.
    pub frame: (f32, f32),
}

/// A drawing larger than this takes longer than a card is worth.
const MAX_SVG: usize = 1024 * 1024;

/// Pixels of a picture inside it.
const MAX_EMBEDDED: u64 = 4_000_000;

impl Picture {
    /// From a file of pixels with at most `most` of them.
    pub fn pixels(bytes: &[u8], most: u64, words: &Words) -> Option<Picture> {
        let mut frame = (0.0, 0.0);
        let png = raster::framed(bytes, most, |width, height| {
            frame = words.frame((width as f32, height as f32));
            (frame.0 as u32, frame.1 as u32)
        })?;
        Some(Picture { kind: ImageKind::PNG(Arc::new(png)), frame })
    }

    /// From an SVG. It sees no files, and no fonts but those of cards: where its text would need others, it is not shown.
    pub fn svg(text: &str, fonts: &Fonts, words: &Words) -> Option<Picture> {
        let is_readable = !text.contains("<text") || text.chars().all(|c| c.is_ascii() || fonts.has(c));
        if text.len() > MAX_SVG || !is_readable {
            return None;
        }
        let tree = Tree::from_str(text, &options(fonts, None)).ok()?;
        let frame = words.frame((tree.size().width(), tree.size().height()));
        Some(Picture { kind: ImageKind::SVG(tree), frame })
    }
}

/// A picture inside an SVG, no larger than the card.
fn embedded(bytes: &[u8]) -> Option<ImageKind> {
    let png = raster::framed(bytes, MAX_EMBEDDED, |width, height| {
        let scale = (SIZE.0 as f32 / width as f32).min(SIZE.1 as f32 / height as f32).min(1.0);
        ((width as f32 * scale).round().max(1.0) as u32, (height as f32 * scale).round().max(1.0) as u32)
    })?;
    Some(ImageKind::PNG(Arc::new(png)))
}

/// Makes the drawing a PNG.
pub fn paint(drawing: &str, picture: Option<&Picture>, fonts: &Fonts) -> Option<Vec<u8>> {
    let (width, height) = SIZE;
    let tree = Tree::from_str(drawing, &options(fonts, picture)).ok()?;
    let mut pixels = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    raster::png(pixels.data(), (width, height))
}

/// How the drawing names the faces for titles and for text.
pub fn faces(fonts: &Fonts) -> [String; 2] {
    let database = database(fonts);
    let mut all = database.faces().map(|face| {
        let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        format!("font-family=\"{}\" font-weight=\"{}\"", crate::talk::html::escape(family), face.weight.0)
    });
    let title = all.next().unwrap_or_default();
    let text = all.next().unwrap_or_else(|| title.clone());
    [title, text]
}

fn database(fonts: &Fonts) -> Database {
    let mut database = Database::new();
    for file in fonts.files() {
        database.load_font_source(Source::Binary(Arc::new(file.clone())));
    }
    let family = database.faces().nth(1).or(database.faces().next()).and_then(|face| face.families.first());
    if let Some((family, _)) = family.cloned() {
        database.set_serif_family(&family);
        database.set_sans_serif_family(&family);
        database.set_monospace_family(&family);
        database.set_cursive_family(&family);
        database.set_fantasy_family(&family);
    }
    database
}

fn options<'a>(fonts: &Fonts, picture: Option<&'a Picture>) -> Options<'a> {
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
