use std::sync::Arc;

use crate::base::{Content, Digest, SitePath};
use crate::site::images::picture_source::PictureSource;
use crate::site::images::size::{ImageSize, size};

/// The file that is shown on a card.
pub enum CardPicture {
    /// An SVG.
    Svg(SitePath, Content),
    /// Any other picture, with its size.
    Pixels(Arc<PictureSource>, ImageSize),
}

impl CardPicture {
    /// The picture at `path`, which is read for its size unless that is `known`; `None` if it has none.
    pub fn new(path: SitePath, content: Content, known: Option<ImageSize>) -> Option<CardPicture> {
        let extension = path.extension();
        if extension.eq_ignore_ascii_case("svg") {
            return Some(CardPicture::Svg(path, content));
        }
        let size = known.or_else(|| size(&content, extension).ok())?;
        Some(CardPicture::Pixels(Arc::new(PictureSource::new(path, content)), size))
    }

    /// The file as the author has it.
    pub fn content(&self) -> &Content {
        match self {
            CardPicture::Svg(_, content) => content,
            CardPicture::Pixels(source, _) => source.content(),
        }
    }

    /// The digest of the file; `None` if it cannot be read.
    pub fn digest(&self) -> Option<Digest> {
        match self {
            CardPicture::Svg(_, content) => content.digest().ok(),
            CardPicture::Pixels(source, _) => source.digest(),
        }
    }

    /// How the file is read.
    pub fn kind(&self) -> &'static str {
        match self {
            CardPicture::Svg(..) => "svg",
            CardPicture::Pixels(..) => "pixels",
        }
    }
}
