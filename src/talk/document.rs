use std::sync::Arc;

use super::highlight::{BlockKey, Highlighted};
use super::markdown::{Fragment, Heading, Hole, Ids, Note};
use super::meta::Meta;
use super::resources::Resources;
use super::shape::Shape;
use super::slide::Slide;
use super::{Dialect, read};
use crate::base::{Diagnostic, SitePath};

/// One Markdown document: a talk or an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its source file.
    pub path: SitePath,
    /// Which indexes and feeds it belongs to.
    pub kind: Kind,
    /// How it was divided, and why.
    pub shape: Shape,
    /// What its front matter says.
    pub meta: Meta,
    /// From front matter or its first `#` heading; empty only where that is told as an error.
    pub title: String,
    /// An article's whole text; of a talk, what stands above the slides.
    pub intro: Fragment,
    /// The first sentence of the intro.
    pub summary: String,
    /// In order.
    pub slides: Vec<Slide>,
    /// In order.
    pub chapters: Vec<Chapter>,
    /// What stands below the slides.
    pub closing: Option<Fragment>,
    /// The resource list.
    pub resources: Resources,
    /// Private notes on the talk as a whole.
    pub notes: Vec<Note>,
    /// The headings of intro and closing section.
    pub headings: Vec<Heading>,
    /// Every id of the page that the document makes.
    pub ids: Ids,
    /// Words a speaker says: of the transcripts; of an article all.
    pub words: usize,
}

/// Which permalink, feeds and indexes a document follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Declared or found.
    Talk,
    /// `category: page`.
    Page,
    /// Everything else.
    Post,
}

impl Kind {
    /// The word for reports and templates.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Talk => "talk",
            Kind::Page => "page",
            Kind::Post => "post",
        }
    }
}

/// A part of a talk, from one slide to the next chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// The heading's id on the page.
    pub id: String,
    /// What stands between the heading and its first slide.
    pub lead: Fragment,
    /// Index of its first slide.
    pub first_slide: usize,
}

/// What reading one file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Missing where the file cannot be read as text.
    pub document: Option<Arc<Document>>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// Reads the file at `path`. Depends on nothing else.
    pub fn read(path: &SitePath, bytes: &[u8], dialect: &Dialect) -> Reading {
        match crate::base::text::decode(path, bytes) {
            Ok(text) => read::read(path, &text, dialect),
            Err(diagnostic) => Reading { document: None, diagnostics: vec![diagnostic] },
        }
    }

    /// The highlighted code blocks, each with the key it is known by.
    pub fn highlighted(&self) -> impl Iterator<Item = (BlockKey, &Highlighted)> {
        self.fragments().flat_map(|fragment| &fragment.holes).filter_map(|hole| match hole {
            Hole::Code(block) => block.highlighted.as_ref().map(|(key, highlighted)| (*key, highlighted)),
            _ => None,
        })
    }

    /// Number of slides whose transcript is to come.
    pub fn pending(&self) -> usize {
        self.slides.iter().filter(|s| s.pending).count()
    }

    /// All HTML of the document, in the order of the page.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let slides = self.slides.iter().flat_map(|slide| {
            let face = match &slide.face {
                super::Face::Text(face) => Some(face),
                super::Face::Picture(_) => None,
            };
            face.into_iter().chain([&slide.transcript])
        });
        let leads = self.chapters.iter().map(|c| &c.lead);
        [&self.intro].into_iter().chain(leads).chain(slides).chain(&self.closing)
    }
}
