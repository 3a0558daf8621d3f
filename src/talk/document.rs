use std::sync::Arc;

use super::classification::Classification;
use super::highlight::{BlockKey, Highlighted};
use super::markdown::{Film, Fragment, Heading, IdList, Note, Placeholder};
use super::meta::Meta;
use super::meta::file_name::{document_name, file_date};
use super::meta::path_date::path_date;
use super::resources::Resources;
use super::slide::Slide;
use super::{Chapter, Kind};
use crate::base::{ComposedText, Date, Place, SitePath, Styles};

/// One Markdown document: a talk or an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its source file.
    pub path: SitePath,
    /// Which indexes and feeds it belongs to.
    pub kind: Kind,
    /// How it was divided, and why.
    pub classification: Classification,
    /// Its front matter.
    pub meta: Meta,
    /// From front matter or its first `#` heading. Empty only if that is reported as an error.
    pub title: String,
    /// The whole text of an article, or the introduction of a talk.
    pub intro: Fragment,
    /// The first sentence of the introduction.
    pub summary: String,
    /// In order.
    pub slides: Vec<Slide>,
    /// In order.
    pub chapters: Vec<Chapter>,
    /// The lines above and below slides, each once.
    pub margins: Vec<Fragment>,
    /// The closing section.
    pub closing: Option<Fragment>,
    /// The resource list.
    pub resources: Resources,
    /// Speaker notes on the whole talk.
    pub notes: Vec<Note>,
    /// The headings of intro and closing section.
    pub headings: Vec<Heading>,
    /// Every id of the page that the document makes.
    pub ids: IdList,
    /// The declarations of CSS that its classes stand for.
    pub styles: Styles,
    /// The number of slides that `skip` hides.
    pub skipped: usize,
    /// The number of words: of a talk's transcripts, or of a whole article.
    pub words: usize,
    /// The text with what is included, if anything is: positions are those in it.
    pub composed: Option<Arc<ComposedText>>,
    /// The files that are part of it.
    pub includes: Vec<SitePath>,
}

impl Document {
    /// What the document is about, in one sentence: the author's description, or the first sentence of the text.
    pub fn description(&self) -> &str {
        self.meta.description.as_ref().map_or(&self.summary, |description| &description.value)
    }

    /// When it was given or written: the date in its front matter, else in its file's name. For a talk, else the date of its
    /// latest delivery, or one in the names of its folders, which may be only a month or a year.
    pub fn effective_date(&self) -> Option<Date> {
        let delivered = || self.meta.deliveries.iter().filter_map(|d| d.date.as_ref()).map(|d| d.value).max();
        match self.kind {
            Kind::Talk => self.named_date().or_else(delivered).or_else(|| path_date(&self.path)),
            Kind::Page | Kind::Post => self.named_date(),
        }
    }

    /// The day of the event in its front matter: its [date](Document::effective_date), but never that of a delivery.
    pub fn event_date(&self) -> Option<Date> {
        let of_folder = || path_date(&self.path).filter(|_| self.kind == Kind::Talk);
        self.named_date().or_else(of_folder)
    }

    /// The date in its front matter, else in its file's name.
    fn named_date(&self) -> Option<Date> {
        let written = self.meta.date.as_ref().map(|date| date.value);
        written.or_else(|| document_name(&self.path).and_then(|name| file_date(name).0))
    }

    /// The highlighted code blocks, each with its cache key.
    pub fn highlighted(&self) -> impl Iterator<Item = (BlockKey, &Highlighted)> {
        self.fragments().flat_map(|fragment| &fragment.placeholders).filter_map(|placeholder| match placeholder {
            Placeholder::Code(block) => block.highlighted.as_ref().map(|(key, highlighted)| (*key, highlighted)),
            _ => None,
        })
    }

    /// Where one of its slides begins.
    pub fn place_of(&self, slide: &Slide) -> Place {
        let path = slide.options().file.as_ref().unwrap_or(&self.path);
        Place { line: slide.line, ..Place::file(path) }
    }

    /// The number of slides with a pending transcript.
    pub fn pending(&self) -> usize {
        self.slides.iter().filter(|s| s.pending).count()
    }

    /// All films that the document shows.
    pub fn films(&self) -> impl Iterator<Item = &Film> {
        let of_slides = self.slides.iter().filter_map(|slide| match &slide.face {
            super::Face::Film(film) => Some(&**film),
            _ => None,
        });
        of_slides.chain(self.fragments().flat_map(Fragment::films))
    }

    /// All HTML of the document, in the order of the page; last the lines above and below slides.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let slides = self.slides.iter().flat_map(|slide| {
            let face = match &slide.face {
                super::Face::Text(face) => Some(face),
                super::Face::Picture(_) | super::Face::Film(_) => None,
            };
            face.into_iter().chain([&slide.transcript])
        });
        let leads = self.chapters.iter().map(|c| &c.lead);
        [&self.intro].into_iter().chain(leads).chain(slides).chain(&self.closing).chain(&self.margins)
    }
}
