use crate::base::SitePath;
use crate::site::model::entry::Entry;
use crate::site::model::timed_captions::TimedCaptions;
use crate::talk::recording::VideoAddress;

/// A recording of a talk.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The index of its delivery in the front matter; `None` for the recording that the talk itself names.
    pub delivery: Option<usize>,
    /// Its address as the author wrote it.
    pub video: String,
    /// What plays it, and where it starts.
    pub address: VideoAddress,
    /// Where the talk begins in it, in seconds.
    pub offset: i64,
    /// When each slide appears in it, in milliseconds; all `None` if that is not known.
    pub moments: Vec<Option<i64>>,
    /// Its captions, if they are a file of the site that can be read.
    pub captions: Option<TimedCaptions>,
}

impl Recording {
    /// The moment of the slide with this index, in whole seconds; nothing before the recording begins.
    pub fn second(&self, slide: usize) -> Option<u32> {
        let moment = self.moments.get(slide).copied().flatten()?;
        u32::try_from(moment.div_euclid(1000)).ok()
    }

    /// Whether slides have moments in it.
    pub fn is_timed(&self) -> bool {
        self.moments.iter().any(Option::is_some)
    }

    /// Its number as commands count it: that of the delivery in the front matter, from 1; 0 for that of the talk.
    pub fn number(&self) -> usize {
        self.delivery.map_or(0, |at| at + 1)
    }

    /// Where the script with its captions is written, in the folder of the talk's page.
    pub fn script_path(&self, entry: &Entry) -> Option<SitePath> {
        let captions = self.captions.as_ref()?;
        entry.path_below(&format!("captions.{}.js", captions.digest))
    }

    /// Where its captions are written as WebVTT, if the author's file is in another format.
    pub fn converted_path(&self, entry: &Entry) -> Option<SitePath> {
        let captions = self.captions.as_ref().filter(|captions| captions.is_converted)?;
        entry.path_below(&format!("captions.{}.vtt", captions.digest))
    }
}
