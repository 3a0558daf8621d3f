use std::ops::Range;

use super::rows::rows;
use super::{lang, offset, special, typed};
use crate::base::Date;
use crate::base::data::{Field, Fields, Mistakes, Spanned};

const KEYS: [&str; 10] =
    ["event", "event_url", "date", "venue", "location", "video", "captions", "offset", "times", "lang"];

/// One occasion on which a talk was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// `event`.
    pub event: Option<Spanned<String>>,
    /// `event_url`.
    pub event_url: Option<Spanned<String>>,
    /// `date`.
    pub date: Option<Spanned<Date>>,
    /// `venue`.
    pub venue: Option<Spanned<String>>,
    /// `location`.
    pub location: Option<Spanned<String>>,
    /// `video`: a path or URL.
    pub video: Option<Spanned<String>>,
    /// `captions`: a path or URL of a WebVTT or SRT file.
    pub captions: Option<Spanned<String>>,
    /// `offset`: where 0:00 of the talk is in its recording, in seconds.
    pub offset: Option<Spanned<i64>>,
    /// `times`: the path of a file with the times of slides in its recording.
    pub times: Option<Spanned<String>>,
    /// `lang`: a language tag as written.
    pub lang: Option<Spanned<String>>,
    /// Its position in the whole file, in bytes.
    pub range: Range<usize>,
}

impl Delivery {
    /// Those in the list that is the value of `field`.
    pub(super) fn read_all(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<Delivery> {
        let rows = rows(mistakes, field, &KEYS);
        rows.into_iter().map(|row| Delivery::read(mistakes, &row.value, row.range)).collect()
    }

    fn read(mistakes: &mut Mistakes<'_>, row: &Fields, range: Range<usize>) -> Delivery {
        Delivery {
            event: row.get("event").and_then(|field| special::name(mistakes, field)),
            event_url: row.get("event_url").and_then(|field| special::event_url(mistakes, field)),
            date: row.get("date").and_then(|field| typed::date(mistakes, field)),
            venue: row.get("venue").and_then(|field| typed::text(mistakes, field)),
            location: row.get("location").and_then(|field| typed::text(mistakes, field)),
            video: row.get("video").and_then(|field| typed::media_url(mistakes, field)),
            captions: row.get("captions").and_then(|field| typed::media_url(mistakes, field)),
            offset: row.get("offset").and_then(|field| offset::read(mistakes, field)),
            times: row.get("times").and_then(|field| typed::url(mistakes, field)),
            lang: row.get("lang").and_then(|field| lang::read(mistakes, field)),
            range,
        }
    }
}
