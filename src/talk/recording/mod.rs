//! What a recording says about a talk: its captions become transcripts, and lists of chapters the times of slides.

mod align;
mod bare_words;
mod beginnings;
mod caption_word;
mod chapter_list;
mod chapter_mark;
mod corrected;
mod deal;
mod dealt;
mod heard;
mod paragraph;
mod said;
mod schedule;
mod slide_words;
mod spoken;
mod stretches;
mod text_block;
mod time_list;
mod times_text;
mod titles;
mod transcript;
mod video_address;
mod video_kind;
mod web_captions;

#[cfg(test)]
mod tests;

pub use beginnings::beginnings;
pub use chapter_list::ChapterList;
pub use chapter_mark::ChapterMark;
pub use corrected::Corrected;
pub use deal::deal;
pub use dealt::Dealt;
pub use paragraph::Paragraph;
pub use said::Said;
pub use schedule::Schedule;
pub use slide_words::SlideWords;
pub use text_block::TextBlock;
pub use time_list::{MAX_ENTRIES, TimeEntry, TimeList, UNKNOWN, clock};
pub use times_text::times_text;
pub use titles::{of_text, pairs, titles_of};
pub use transcript::Transcript;
pub use video_address::VideoAddress;
pub use video_kind::VideoKind;
pub use web_captions::{sub_rip, web_vtt};
