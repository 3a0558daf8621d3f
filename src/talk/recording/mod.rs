//! What a recording says about a talk: its captions become transcripts, and lists of chapters the times of slides.

mod beginnings;
mod deal;
mod dealt;
mod heard;
mod paragraph;
mod schedule;
mod slide_words;
mod spoken;
mod stretches;
mod time_list;
mod times_text;
mod titles;
mod transcript;

#[cfg(test)]
mod tests;

pub use beginnings::beginnings;
pub use deal::deal;
pub use dealt::Dealt;
pub use paragraph::Paragraph;
pub use schedule::Schedule;
pub use slide_words::SlideWords;
pub use time_list::{MAX_ENTRIES, TimeEntry, TimeList, UNKNOWN, clock};
pub use times_text::times_text;
pub use titles::{of_text, pairs, titles_of};
pub use transcript::Transcript;
