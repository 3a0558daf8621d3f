//! One Markdown source file becomes one talk or article. Nothing in here knows of other documents, the
//! configuration, the theme or the disk.

mod dialect;
mod document;
pub mod front_matter;
pub mod highlight;
pub mod html;
pub mod markdown;
pub mod meta;
mod outline;
mod read;
mod resources;
mod rule_slides;
pub mod scan;
mod shape;
mod slide;
mod slide_ids;
mod slide_settings;
pub mod times;

pub use dialect::Dialect;
pub use document::{Chapter, Document, Kind, Reading};
pub use resources::{Resource, ResourceSource, Resources};
pub use shape::{Division, Shape};
pub use slide::{Face, Picture, Slide, position_id};
