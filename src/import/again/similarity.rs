//! How much two pages have in common.

use std::collections::BTreeMap;

use crate::base::Digest;
use crate::import::recorded_slide::RecordedSlide;
use crate::import::slide_draft::SlideDraft;
use crate::import::thumbnail::Thumbnail;
use crate::import::words::words;

/// A side with fewer words says less by them than by its looks.
const FEW_WORDS: usize = 3;

/// A page, ready to be compared.
pub struct Looks<'a> {
    words: BTreeMap<&'a str, usize>,
    count: usize,
    thumbnail: Option<&'a Thumbnail>,
    picture: Digest,
}

impl<'a> Looks<'a> {
    /// Of a slide that was imported before.
    pub fn of_recorded(slide: &'a RecordedSlide) -> Looks<'a> {
        Looks::new(&slide.words, slide.thumbnail.as_ref(), slide.picture)
    }

    /// Of a slide that is imported now.
    pub fn of_draft(slide: &'a SlideDraft) -> Looks<'a> {
        Looks::new(&slide.words, Some(&slide.thumbnail), Digest::of(&slide.picture))
    }

    fn new(text: &'a str, thumbnail: Option<&'a Thumbnail>, picture: Digest) -> Looks<'a> {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for word in words(text) {
            *counted.entry(word).or_default() += 1;
        }
        Looks { count: counted.values().sum(), words: counted, thumbnail, picture }
    }

    /// Between 0 and 1.
    pub fn similarity(&self, other: &Looks<'_>) -> f32 {
        let picture = match (self.thumbnail, other.thumbnail) {
            _ if self.picture == other.picture => 1.0,
            (Some(a), Some(b)) => (1.0 - 4.0 * a.changed(b)).max(0.0),
            _ => 0.0,
        };
        if self.count == 0 && other.count == 0 {
            return picture;
        }
        let common: usize = self.words.iter().map(|(word, n)| other.words.get(word).map_or(0, |m| *n.min(m))).sum();
        let dice = 2.0 * common as f32 / (self.count + other.count) as f32;
        let (of_words, of_picture) = if self.count.min(other.count) < FEW_WORDS { (0.4, 0.6) } else { (0.65, 0.35) };
        of_words * dice + of_picture * picture
    }
}
