//! Turns one Markdown source file into a talk or an article. This folder does not depend on other documents, the
//! configuration, the theme or the disk.

pub mod captions;
mod chapter;
mod classification;
pub mod decks;
mod document;
pub mod front_matter;
pub mod highlight;
pub mod html;
pub mod includes;
mod kind;
pub mod layout;
mod margin;
mod margins;
pub mod markdown;
pub mod math;
pub mod meta;
mod obsidian_comments;
mod outline;
mod read;
mod reading;
pub mod recording;
mod resources;
pub mod sample_text;
pub mod scan;
mod slide;
mod slide_ids;
mod slide_options;
mod slide_settings;
mod sought;
pub mod times;
pub mod transcripts;

pub use chapter::Chapter;
pub use classification::{Classification, DeckFormat};
pub use document::Document;
pub use highlight::Dialect;
pub use kind::Kind;
pub use margin::Margin;
pub use margins::Margins;
pub use reading::Reading;
pub use resources::{Resource, ResourceSource, Resources};
pub use slide::{Face, Picture, Slide, position_id};
pub use slide_options::SlideOptions;
pub use sought::Sought;
