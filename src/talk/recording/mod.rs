//! What a recording says about a talk: its captions become transcripts, and lists of chapters the times of slides.

mod align;
mod bare_words;
mod beginnings;
mod by_slide;
mod caption_word;
mod captions_by_slide;
mod chapter_list;
mod chapter_mark;
mod compared_word;
mod corrected_captions;
mod increasing;
mod paragraph;
mod paragraph_times;
mod schedule;
mod slide_words;
mod stretches;
mod text_block;
mod time_list;
mod timed_word;
mod times_text;
mod titles;
mod transcript;
mod video_address;
mod video_kind;
mod web_captions;
mod word_numbers;

#[cfg(test)]
mod tests;

pub use beginnings::beginnings;
pub use by_slide::by_slide;
pub use captions_by_slide::CaptionsBySlide;
pub use chapter_list::ChapterList;
pub use chapter_mark::ChapterMark;
pub use corrected_captions::CorrectedCaptions;
pub use paragraph::Paragraph;
pub use paragraph_times::ParagraphTimes;
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
