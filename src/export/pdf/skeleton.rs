use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::error::KrillaError;
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Tag, TagGroup, TagTree};

use super::draw::{Sheet, top};
use super::picture_deck::PictureDeck;
use super::text::Text;
use crate::base::{Date, Digest};
use crate::site::model::language::direction;

/// What a PDF promises to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// PDF/UA-1: everybody can read it.
    Accessible,
    /// Nothing.
    None,
}

/// The PDF of a deck with `images` that stand for its pictures, one a page, each with its orientation.
///
/// # Errors
/// The PDF cannot keep its promise.
pub fn skeleton(
    deck: &PictureDeck,
    images: &[(Image, u8)],
    content: Digest,
    promise: Promise,
) -> Result<Vec<u8>, KrillaError> {
    let settings = SerializeSettings { configuration: configuration(promise), ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let text = Text::new(&deck.fonts);
    let size = deck.page_size();
    let (mut tags, mut outline) = (TagTree::new().with_lang(Some(deck.lang.clone())), Outline::new());
    // The section and the bookmarks of the chapter.
    let mut section: Option<TagGroup> = None;
    let mut chapter: Option<OutlineNode> = None;
    let mut last = None;
    for (index, (page, (image, orientation))) in deck.pages.iter().zip(images).enumerate() {
        let is_first = index == 0 || page.chapter != last;
        let title = page.chapter.and_then(|chapter| deck.chapters.get(chapter)).filter(|_| is_first);
        last = page.chapter;
        if is_first {
            section.take().into_iter().for_each(|section| tags.push(section));
            chapter.take().into_iter().for_each(|chapter| outline.push_child(chapter));
            section = Some(TagGroup::new(Tag::Section));
            chapter = title.map(|title| OutlineNode::new(title.clone(), top(index)).with_open(true));
        }
        // A size that is positive and finite is one of a page.
        let settings = PageSettings::from_wh(size.0, size.1).unwrap_or_default();
        let mut sheet = document.start_page_with(settings);
        let heading = title.map(String::as_str);
        let drawing = Sheet { deck, page, index, heading, image: image.clone(), orientation: *orientation };
        let parts = drawing.draw(&mut sheet, &text);
        sheet.finish();
        if let Some(section) = &mut section {
            parts.into_iter().for_each(|part| section.push(part));
        }
        let bookmark = OutlineNode::new(page.title.clone(), top(index));
        match &mut chapter {
            Some(chapter) => chapter.push_child(bookmark),
            None => outline.push_child(bookmark),
        }
    }
    section.into_iter().for_each(|section| tags.push(section));
    chapter.into_iter().for_each(|chapter| outline.push_child(chapter));
    document.set_tag_tree(tags);
    document.set_outline(outline);
    document.set_metadata(metadata(deck, content));
    document.finish()
}

fn configuration(promise: Promise) -> Configuration {
    let builder = ConfigurationBuilder::new().with_version(PdfVersion::Pdf17);
    let builder = match promise {
        Promise::Accessible => builder.with_accessibility_validator(Accessibility::UA1),
        Promise::None => builder,
    };
    builder.finish().unwrap_or_default()
}

fn metadata(deck: &PictureDeck, content: Digest) -> Metadata {
    let metadata = Metadata::new()
        .title(deck.title.clone())
        .language(deck.lang.clone())
        .creator(concat!("talkpress ", env!("CARGO_PKG_VERSION")).to_owned())
        .document_id(content.to_string());
    let metadata = match deck.day {
        Some(date) => metadata.creation_date(day(date)),
        None => metadata,
    };
    let metadata = match direction(&deck.lang) {
        "rtl" => metadata.text_direction(TextDirection::RightToLeft),
        _ => metadata,
    };
    if deck.authors.is_empty() { metadata } else { metadata.authors(deck.authors.clone()) }
}

fn day(date: Date) -> DateTime {
    let part = |part: Option<i8>| u8::try_from(part.unwrap_or(1)).unwrap_or(1);
    let day = DateTime::new(u16::try_from(date.year()).unwrap_or_default());
    let day = day.month(part(date.month())).day(part(date.day())).hour(0).minute(0).second(0);
    day.utc_offset_hour(0).utc_offset_minute(0)
}
