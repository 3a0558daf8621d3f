//! Other formats become talks: decks that speakers already have, as a PDF or as pictures, are turned into Markdown and pictures.
//!
//! Everything here is a function from bytes to files. `cli::import` reads and writes them, and gives the pages of a deck to threads.

pub mod again;
pub mod alignment;
pub mod builds;
pub mod choices;
pub mod deck_source;
pub mod draft;
pub mod drawn_page;
pub mod frame;
pub mod link;
pub mod link_list;
pub mod natural_order;
pub mod notes_use;
pub mod options;
pub mod page;
#[cfg(feature = "import")]
pub mod pdf;
pub mod picture_folder;
pub mod picture_size;
#[cfg(feature = "import")]
pub mod pptx;
pub mod record;
pub mod recorded_slide;
pub mod rect;
pub mod refusal;
pub mod said;
pub mod shapes;
pub mod sites;
pub mod slide_draft;
pub mod source_kind;
pub mod survey;
pub mod surveyed_page;
pub mod text_draft;
pub mod text_page;
pub mod text_slide;
pub mod thumbnail;
pub mod title;
pub mod word_bag;
pub mod words;
pub mod write;
