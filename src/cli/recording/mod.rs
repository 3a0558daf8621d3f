//! `times` and `transcript`: what a recording says about a talk.

mod captions_file;
mod chosen_recording;
mod deal_out;
mod listed_times;
mod open_talk;
mod powerpoint;
mod proposal;
mod save;
mod talk_args;
pub mod times;
pub mod transcript;

pub use chosen_recording::Recording;
pub use deal_out::DealOut;
pub use open_talk::OpenTalk;
