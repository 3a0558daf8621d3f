//! How much two pages have in common.

use crate::base::Digest;
use crate::import::recorded_slide::RecordedSlide;
use crate::import::slide_draft::SlideDraft;
use crate::import::thumbnail::Thumbnail;
use crate::import::word_bag::WordBag;

/// A side with fewer words says less by them than by its looks.
const FEW_WORDS: usize = 3;

/// A page, ready to be compared.
pub struct Looks<'a> {
    words: WordBag<'a>,
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
        Looks { words: WordBag::of(text), thumbnail, picture }
    }

    /// Between 0 and 1.
    pub fn similarity(&self, other: &Looks<'_>) -> f32 {
        let picture = match (self.thumbnail, other.thumbnail) {
            _ if self.picture == other.picture => 1.0,
            (Some(a), Some(b)) => (1.0 - 4.0 * a.changed(b)).max(0.0),
            _ => 0.0,
        };
        let count = self.words.count().min(other.words.count());
        if self.words.is_empty() && other.words.is_empty() {
            return picture;
        }
        let (of_words, of_picture) = if count < FEW_WORDS { (0.4, 0.6) } else { (0.65, 0.35) };
        of_words * self.words.dice(&other.words) + of_picture * picture
    }
}
