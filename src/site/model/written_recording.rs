use crate::talk::Slide;
use crate::talk::meta::Meta;
use crate::talk::recording::{Schedule, TimeList};

/// What the front matter says about a recording.
#[derive(Clone, Copy, Debug)]
pub struct WrittenRecording<'a> {
    /// The index of its delivery.
    pub delivery: Option<usize>,
    /// `video`.
    pub video: &'a str,
    /// `captions`.
    pub captions: Option<&'a str>,
    /// `times`.
    pub times: Option<&'a str>,
    /// `offset`, in seconds.
    pub offset: Option<i64>,
    /// Whether it is the main one.
    pub is_main: bool,
}

impl<'a> WrittenRecording<'a> {
    /// The recordings of a talk, each once; the main one is the first: the talk's own, or else that of the latest delivery with one.
    pub fn all(meta: &'a Meta) -> Vec<WrittenRecording<'a>> {
        let own = meta.video.as_ref().map(|video| WrittenRecording {
            delivery: None,
            video: &video.value,
            captions: meta.captions.as_ref().map(|captions| captions.value.as_str()),
            times: None,
            offset: meta.offset.as_ref().map(|offset| offset.value),
            is_main: true,
        });
        let mut all: Vec<WrittenRecording<'a>> = own.into_iter().collect();
        for (at, delivery) in meta.recorded() {
            let Some(video) = &delivery.video else { continue };
            let captions = delivery.captions.as_ref().map(|captions| captions.value.as_str());
            let offset = delivery.offset.as_ref().map(|offset| offset.value);
            let is_main = all.is_empty();
            let mut one = WrittenRecording {
                delivery: Some(at),
                video: &video.value,
                captions,
                times: delivery.times.as_ref().map(|times| times.value.as_str()),
                offset,
                is_main,
            };
            // What a talk says about its recording is meant for the main one.
            if is_main {
                one.captions = captions.or(meta.captions.as_ref().map(|captions| captions.value.as_str()));
                one.offset = offset.or(meta.offset.as_ref().map(|offset| offset.value));
            }
            all.push(one);
        }
        all
    }

    /// When each slide appears in it, in milliseconds. `list` is its file of times, if it has one.
    pub fn moments(&self, slides: &[Slide], list: Option<&TimeList>) -> Vec<Option<i64>> {
        let times: Vec<Option<u32>> = match (list, self.times) {
            (Some(list), _) => list.times_of(slides),
            (None, Some(_)) => return vec![None; slides.len()],
            (None, None) if !self.is_main && self.offset.is_none() => return vec![None; slides.len()],
            (None, None) => slides.iter().map(|slide| slide.time).collect(),
        };
        Schedule::new(slides, &times, self.offset.unwrap_or(0)).moments
    }
}
