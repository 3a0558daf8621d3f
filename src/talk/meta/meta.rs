use std::cmp::Reverse;

use super::{Delivery, NotesMode, ResourceEntry, SlidesMode, Status, Switch};
use crate::base::Date;
use crate::base::data::{Fields, Spanned};

/// The facts of one document, with a type for each key: plain data, each with its place.
///
/// Nothing is filled in here: defaults depend on the file's name, its text and the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// `title`; never empty.
    pub title: Option<Spanned<String>>,
    /// `slug`, in NFC; safe as a file name.
    pub slug: Option<Spanned<String>>,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `modified`.
    pub modified: Option<Spanned<Date>>,
    /// `meta`, else `description`, else `summary`.
    pub description: Option<Spanned<String>>,
    /// `category` as written.
    pub category: Option<Spanned<String>>,
    /// `headerimage`: a path or URL.
    pub header_image: Option<Spanned<String>>,
    /// `headeralt`.
    pub header_alt: Option<Spanned<String>>,
    /// `author`.
    pub author: Option<Spanned<String>>,
    /// The names in `author`, if it is a list of several.
    pub authors: Vec<Spanned<String>>,
    /// `authorlink`: a URL.
    pub author_link: Option<Spanned<String>>,
    /// `speakers`.
    pub speakers: Vec<Spanned<String>>,
    /// `tags`, then `topics`, as written; the same word may be there twice.
    pub tags: Vec<Spanned<String>>,
    /// `event`.
    pub event: Option<Spanned<String>>,
    /// `event_url`.
    pub event_url: Option<Spanned<String>>,
    /// `venue`.
    pub venue: Option<Spanned<String>>,
    /// `location`.
    pub location: Option<Spanned<String>>,
    /// `duration`, in minutes.
    pub duration: Option<Spanned<u32>>,
    /// `license`.
    pub license: Option<Spanned<String>>,
    /// `deliveries`, in the order written.
    pub deliveries: Vec<Delivery>,
    /// `lang`: a language tag as written.
    pub lang: Option<Spanned<String>>,
    /// `video`: a path or URL.
    pub video: Option<Spanned<String>>,
    /// `captions`: a path or URL of a WebVTT or SRT file.
    pub captions: Option<Spanned<String>>,
    /// `offset`: where 0:00 of the talk is in the recording, in seconds.
    pub offset: Option<Spanned<i64>>,
    /// `doi`: a DOI without the address in front of it.
    pub doi: Option<Spanned<String>>,
    /// `deck`: a path or URL.
    pub deck: Option<Spanned<String>>,
    /// `resources`, in the order written.
    pub resources: Vec<ResourceEntry>,
    /// `aliases`: paths of the site, with or without a leading `/`.
    pub aliases: Vec<Spanned<String>>,
    /// The combined meaning of `draft`, `status`, and the words that other tools have for them.
    pub status: Status,
    /// The day before which it is not published: `publishDate`.
    pub not_before: Option<Spanned<Date>>,
    /// The day after which it is not published: `expiryDate`.
    pub not_after: Option<Spanned<Date>>,
    /// `order`.
    pub order: Option<Spanned<i64>>,
    /// `menu`.
    pub menu: Option<Spanned<String>>,
    /// `slides`.
    pub slides: SlidesMode,
    /// `math`.
    pub math: Option<Switch>,
    /// `header`: inline Markdown.
    pub header: Option<Spanned<String>>,
    /// `footer`: inline Markdown.
    pub footer: Option<Spanned<String>>,
    /// `numbers`.
    pub numbers: Option<bool>,
    /// `notes`.
    pub notes: NotesMode,
    /// Everything else, in the order written.
    pub extra: Fields,
}

impl Meta {
    /// The deliveries with a recording and their indexes, the latest first; of several on a day, the first.
    pub fn recorded(&self) -> Vec<(usize, &Delivery)> {
        let mut recorded: Vec<(usize, &Delivery)> =
            self.deliveries.iter().enumerate().filter(|(_, delivery)| delivery.video.is_some()).collect();
        recorded.sort_by_key(|(_, delivery)| Reverse(delivery.date.as_ref().map(|date| date.value)));
        recorded
    }

    /// Where the talk begins in its main recording, in seconds: its own one, or else that of the latest delivery with one. `None` if
    /// the times in slide comments are not those of that recording.
    pub fn main_offset(&self) -> Option<i64> {
        let delivery = self.recorded().first().map(|(_, delivery)| *delivery).filter(|_| self.video.is_none());
        if delivery.is_some_and(|delivery| delivery.times.is_some()) {
            return None;
        }
        let offset = delivery.and_then(|delivery| delivery.offset.as_ref()).or(self.offset.as_ref());
        Some(offset.map_or(0, |offset| offset.value))
    }
}
