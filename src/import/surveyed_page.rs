use super::link::Link;
use super::words::{Segment, paragraphs, words};

/// A page whose words are divided into those on the slide and those next to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyedPage {
    /// Its number, counted from 1.
    pub number: usize,
    /// The words on the slide, in reading order.
    pub slide: Vec<Segment>,
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
        paragraphs(&self.slide)
    }

    /// The words on the slide.
    pub fn words(&self) -> Vec<&str> {
        self.slide.iter().flat_map(|segment| words(&segment.text)).collect()
    }
}
