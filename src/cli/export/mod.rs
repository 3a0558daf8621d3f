//! `export`: builds the site, and writes one of its talks as a file of another format. Each format has a file of its own here,
//! its row in `export_format.rs` and its line in `command.rs`.

mod args;
mod captions;
mod chapters;
mod command;
mod export_format;
mod export_option;
mod export_talk;
mod handout;
mod html;
mod markdown;
mod paper;
mod pdf;
mod pptx;
mod printed;
mod slide_ranges;

pub use args::ExportArgs;
pub use command::run;
