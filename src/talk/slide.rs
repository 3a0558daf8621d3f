use super::markdown::{Fragment, Note, Target};

/// One slide of a talk: what was shown and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// Its public id: the part of its address behind the `#`.
    pub id: String,
    /// Whether its [`position_id`] leads to it too: no other thing of the page has that name.
    pub has_position_id: bool,
    /// Ids it had before.
    pub aliases: Vec<String>,
    /// What is shown.
    pub face: Face,
    /// What is said, with the footnotes it uses first.
    pub transcript: Fragment,
    /// The transcript is to come.
    pub pending: bool,
    /// For the speaker alone.
    pub notes: Vec<Note>,
    /// Seconds into the recording.
    pub time: Option<u32>,
    /// Classes for themes.
    pub classes: Vec<String>,
    /// What a rule slide's own front matter says beside its class.
    pub extra: Vec<(String, String)>,
    /// Index of the chapter that begins with this slide.
    pub chapter: Option<usize>,
    /// Words of the transcript.
    pub words: usize,
    /// Where it stands in its document, counted from 1.
    pub line: u32,
}

/// What a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// A picture.
    Picture(Picture),
    /// A card of text.
    Text(Fragment),
}

/// The picture of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub target: Target,
    /// What can be seen on it; empty where the author did not say.
    pub alt: String,
    /// The image's title, or a row's caption.
    pub caption: Option<String>,
    /// Where the picture leads.
    pub link: Option<Target>,
}

/// `slide-12`: the id of the slide with the index 11, by its position alone.
pub fn position_id(index: usize) -> String {
    format!("slide-{}", index + 1)
}

impl Slide {
    /// Takes a key of a rule slide's own front matter.
    pub(super) fn field(&mut self, key: &str, value: &str) {
        match key {
            "class" => self.classes.extend(value.split_ascii_whitespace().map(str::to_owned)),
            _ => self.extra.push((key.to_owned(), value.to_owned())),
        }
    }

    /// Whether the slide is a picture that nobody described.
    pub fn misses_alt(&self) -> bool {
        matches!(&self.face, Face::Picture(picture) if picture.alt.trim().is_empty())
    }
}
