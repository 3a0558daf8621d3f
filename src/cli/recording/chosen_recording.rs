use super::super::stop::Stop;
use crate::talk::Document;
use crate::talk::meta::{Delivery, Meta};

/// One of the recordings of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    /// Its captions as written in the front matter.
    pub captions: Option<String>,
    /// Where the talk begins in it, in seconds.
    pub offset: i64,
    /// The file with the times of its slides as written in the front matter. Otherwise they are in the slide comments.
    pub times: Option<String>,
    /// The number of the delivery, counted from 1, if it is not the main recording.
    pub other: Option<usize>,
}

impl Recording {
    /// The main recording, or that of the delivery with this number.
    pub fn choose(document: &Document, delivery: Option<usize>) -> Result<Recording, Stop> {
        let meta = &document.meta;
        let main = main(meta);
        let Some(number) = delivery else {
            return Ok(main
                .and_then(|at| meta.deliveries.get(at))
                .map_or_else(|| Recording::of_talk(meta), Recording::of));
        };
        let chosen = number.checked_sub(1).and_then(|at| meta.deliveries.get(at));
        let Some(chosen) = chosen else {
            let count = meta.deliveries.len();
            let sentence = match count {
                0 => format!("--delivery {number}: the talk has no deliveries"),
                _ => format!("--delivery {number}: the talk has deliveries 1 to {count}"),
            };
            return Err(Stop::Usage(sentence));
        };
        let other = (main != Some(number - 1)).then_some(number);
        Ok(Recording { other, ..Recording::of(chosen) })
    }

    fn of_talk(meta: &Meta) -> Recording {
        Recording {
            captions: meta.captions.as_ref().map(|captions| captions.value.clone()),
            offset: meta.offset.as_ref().map_or(0, |offset| offset.value),
            times: None,
            other: None,
        }
    }

    fn of(delivery: &Delivery) -> Recording {
        Recording {
            captions: delivery.captions.as_ref().map(|captions| captions.value.clone()),
            offset: delivery.offset.as_ref().map_or(0, |offset| offset.value),
            times: delivery.times.as_ref().map(|times| times.value.clone()),
            other: None,
        }
    }
}

/// The index of the delivery with the main recording; `None` if that is the talk's own.
fn main(meta: &Meta) -> Option<usize> {
    if meta.video.is_some() || meta.captions.is_some() {
        return None;
    }
    let recorded = meta.deliveries.iter().enumerate().filter(|(_, one)| one.video.is_some() || one.captions.is_some());
    // Of several on a day, the first.
    let latest = recorded.rev().max_by_key(|(_, one)| one.date.as_ref().map(|date| date.value));
    latest.map(|(at, _)| at)
}
