use super::link::Link;
use super::words::{Segment, paragraphs, words};

/// A page whose words are divided into those on the slide and those next to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyedPage {
    /// Its number, counted from 1.
    pub number: usize,
    /// The words on the slide, in reading order.
    pub slide: Vec<Segment>,
    /// Whether the file does not say which characters most of its glyphs are.
    pub is_unmapped: bool,
    /// The paragraphs of a text page about it, if it has no readable words itself.
    pub text: Vec<String>,
    /// The paragraphs outside of it.
    pub notes: Vec<String>,
    /// The addresses on it.
    pub links: Vec<Link>,
    /// The width in pixels of the one image that covers it.
    pub only_image: Option<u32>,
    /// What the author wrote in the deck for those who do not see it.
    pub alt: Option<String>,
    /// What the deck calls it.
    pub label: Option<String>,
}

impl SurveyedPage {
    /// The paragraphs on the slide.
    pub fn paragraphs(&self) -> Vec<String> {
        if self.text.is_empty() { paragraphs(&self.slide) } else { self.text.clone() }
    }

    /// The texts on the slide, in reading order: of each line, or of each paragraph of a text page.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = self.slide.iter().map(|segment| segment.text.as_str()).filter(|_| self.text.is_empty());
        lines.chain(self.text.iter().map(String::as_str))
    }

    /// The words on the slide.
    pub fn words(&self) -> Vec<&str> {
        self.texts().flat_map(words).collect()
    }

    /// The words that the deck itself has of the slide, if they can be read.
    pub fn own_words(&self) -> String {
        let is_readable = |_: &&Segment| !self.is_unmapped;
        self.slide.iter().filter(is_readable).map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
