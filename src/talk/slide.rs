use super::SlideOptions;
use super::markdown::{Film, Fragment, Note, Target};

/// One slide of a talk: what was shown and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// Its public id: the part of its address after the `#`.
    pub id: Box<str>,
    /// Whether its [`position_id`] also leads to it, because nothing else on the page has that id.
    pub has_position_id: bool,
    /// What is shown.
    pub face: Face,
    /// The transcript, with the footnotes that are first used in it.
    pub transcript: Fragment,
    /// Whether the transcript is pending.
    pub pending: bool,
    /// For the speaker alone.
    pub notes: Box<[Note]>,
    /// Seconds into the recording.
    pub time: Option<u32>,
    /// Its layout, other classes for stylesheets, and those of its [`Styles`](crate::base::Styles), separated by spaces.
    pub class: Box<str>,
    /// What only some slides have; [`options`](Slide::options) reads it.
    pub options: Option<Box<SlideOptions>>,
    /// Index of the chapter that begins with this slide.
    pub chapter: Option<u32>,
    /// Words of the transcript.
    pub words: u32,
    /// Its line in the document, counted from 1.
    pub line: u32,
}

/// What a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// A picture.
    Picture(Picture),
    /// A film.
    Film(Box<Film>),
    /// Text.
    Text(Fragment),
}

/// The picture of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub target: Target,
    /// The alt text, or empty.
    pub alt: Box<str>,
    /// The image's title, or a row's caption.
    pub caption: Option<Box<str>>,
    /// Where the picture leads.
    pub link: Option<Box<Target>>,
}

/// `slide-12`: the id of the slide with the index 11, by its position alone.
pub fn position_id(index: usize) -> String {
    format!("slide-{}", index + 1)
}

impl Slide {
    /// What only some slides have.
    pub fn options(&self) -> &SlideOptions {
        self.options.as_deref().unwrap_or(SlideOptions::NONE)
    }

    /// Its id and those that it had before.
    pub fn names(&self) -> Vec<&str> {
        std::iter::once(&*self.id).chain(self.options().aliases.iter().map(String::as_str)).collect()
    }

    /// Whether the slide is an image or a film without alt text.
    pub fn misses_alt(&self) -> bool {
        match &self.face {
            Face::Picture(picture) => picture.alt.trim().is_empty(),
            Face::Film(film) => film.alt.trim().is_empty(),
            Face::Text(_) => false,
        }
    }
}
