//! `times` and `transcript`: what a recording says about a talk.

mod captions_file;
mod listed_times;
mod open_talk;
mod proposal;
mod recording;
mod save;
mod talk_args;
pub mod times;
pub mod transcript;
