//! Captions of recordings: WebVTT and SRT, as players and automatic transcription write them.

#[allow(clippy::module_inception)]
mod captions;
mod cue;
mod cue_line;
mod payload;
mod reader;
mod rolling;
mod timing;
mod without_comments;

#[cfg(test)]
mod tests;

pub use captions::{Captions, MAX_BYTES};
pub use cue::Cue;
pub use cue_line::CueLine;
pub use reader::MAX_CUES;
pub use without_comments::without_comments;
