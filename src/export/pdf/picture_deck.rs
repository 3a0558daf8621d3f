use std::collections::BTreeMap;

use super::form::Form;
use super::page_link::PageLink;
use super::picture_page::PicturePage;
use crate::base::{Date, Digest, Files, Place, url};
use crate::site::images::ground::Ground;
use crate::site::images::size::ImageSize;
use crate::site::model::destination::Destination;
use crate::site::model::picture_deck;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::fonts::Fonts;
use crate::talk::{Face, Picture, Slide};

/// The width of a page in points: 1280 pixels of CSS.
const WIDTH: f32 = 960.0;

/// The size of an image that cannot be read.
const UNKNOWN: ImageSize = ImageSize { width: 1280, height: 720 };

/// A talk whose slides are all pictures, with all that its PDF says about it.
#[derive(Clone, Debug)]
pub struct PictureDeck {
    /// The title of the talk.
    pub title: String,
    /// Who gives it.
    pub authors: Vec<String>,
    /// Its language.
    pub lang: String,
    /// The day of the PDF.
    pub day: Option<Date>,
    /// The titles of its chapters.
    pub chapters: Vec<String>,
    /// Its slides.
    pub pages: Vec<PicturePage>,
    /// For the titles of chapters.
    pub fonts: Fonts,
}

impl PictureDeck {
    /// The talk with the index `index`; `None` if a slide shows something else than a picture of the site, or anything around
    /// it. `input` has the site's own files.
    pub fn of(renderer: &SiteRenderer, index: usize, input: &Files, day: Option<Date>) -> Option<PictureDeck> {
        let context = renderer.of_entry(index, UrlForm::Absolute);
        let entry = &renderer.site.entries[index];
        let document = &entry.document;
        if !picture_deck::is_picture_deck(&renderer.site.config, document) {
            return None;
        }
        let chapter_of = |n: usize| document.chapters.iter().rposition(|chapter| chapter.first_slide <= n);
        let page = |(n, slide): (usize, &Slide)| {
            let Face::Picture(picture) = &slide.face else { return None };
            let page = page(&context, (n, slide), picture, input)?;
            Some(PicturePage { place: document.place_of(slide), chapter: chapter_of(n), ..page })
        };
        let pages: Option<Vec<PicturePage>> = document.slides.iter().enumerate().map(page).collect();
        Some(PictureDeck {
            title: document.title.clone(),
            authors: entry.speakers.clone(),
            lang: entry.lang.clone(),
            day,
            chapters: document.chapters.iter().map(|chapter| chapter.title.clone()).collect(),
            pages: pages.filter(|pages| !pages.is_empty())?,
            fonts: renderer.theme.fonts.clone(),
        })
    }

    /// The same deck with only the slides at these indexes.
    pub fn only(mut self, indexes: &[usize]) -> PictureDeck {
        self.pages.retain(|page| indexes.contains(&(page.number - 1)));
        self
    }

    /// All that its PDF depends on; `picture` tells one picture from others.
    pub fn state(&self, picture: impl Fn(&PicturePage) -> Option<String>) -> Option<Digest> {
        let PictureDeck { title, authors, lang, day, chapters, pages, fonts } = self;
        let mut all = format!("{title:?} {authors:?} {lang} {day:?} {chapters:?} {}", fonts.digest());
        for page in pages {
            let PicturePage { id, size, ground, alt, title, chapter, link, .. } = page;
            let picture = picture(page)?;
            all += &format!("\n{id} {size:?} {ground:?} {alt:?} {title:?} {chapter:?} {link:?} {picture}");
        }
        Some(Digest::of(all.as_bytes()))
    }

    /// The size of its pages in points: they have the aspect ratio of most pictures.
    pub fn page_size(&self) -> (f32, f32) {
        let ratio = |size: ImageSize| size.width as f32 / size.height as f32;
        let mut counts: BTreeMap<u64, (usize, f32)> = BTreeMap::new();
        for page in self.pages.iter().rev() {
            let (count, first) = counts.entry((ratio(page.size) * 100.0).round() as u64).or_default();
            (*count, *first) = (*count + 1, ratio(page.size));
        }
        let ratio = counts.values().max_by_key(|(count, _)| *count).map_or(16.0 / 9.0, |(_, ratio)| *ratio);
        // Viewers accept no side of more than 14,400 points.
        (WIDTH, (WIDTH / ratio).clamp(3.0, 14_400.0))
    }
}

fn page(
    context: &PageContext<'_>,
    (n, slide): (usize, &Slide),
    picture: &Picture,
    input: &Files,
) -> Option<PicturePage> {
    let site = context.site;
    let destination = site.resolve(&picture.target.url, context.from);
    let path = site.links.file(&destination)?;
    let content = site.published(path, input.get(path.as_str())?);
    // Nobody can show an image whose size cannot be read: its page is blank.
    let (form, size) = match site.images.get(path) {
        Some(size) => (Form::of(&content)?, *size),
        None => (Form::Other, UNKNOWN),
    };
    let is_bare = slide.class.split(' ').any(|class| class == "bare");
    let alt = picture.alt.trim();
    let title = match alt {
        "" => format!("{} {}", context.language().word("slide"), n + 1),
        alt => alt.to_owned(),
    };
    Some(PicturePage {
        number: n + 1,
        id: slide.id.to_string(),
        place: Place::file(path),
        form,
        size,
        ground: match site.grounds.get(path).filter(|_| !is_bare) {
            Some(Ground::Paper) => [255; 3],
            Some(Ground::Dark) => [17; 3],
            None => [0; 3],
        },
        path: path.clone(),
        content,
        alt: alt.to_owned(),
        title,
        chapter: None,
        link: picture.link.as_ref().and_then(|link| page_link(context, &link.url)),
    })
}

/// Where a link of the author leads from a file that is far from the site.
fn page_link(context: &PageContext<'_>, target: &str) -> Option<PageLink> {
    if let Destination::SamePage(tail) = context.site.resolve(target, context.from) {
        return Some(PageLink::Slide(url::decode_path(tail.strip_prefix('#')?).into_owned()));
    }
    let address = context.url(target);
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto")).then_some(PageLink::Address(address))
}
