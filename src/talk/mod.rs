//! One Markdown source file becomes one talk or article. Nothing in here knows of other documents, the
//! configuration, the theme or the disk.

pub mod html;
pub mod markdown;
pub mod scan;

mod dialect;
pub use dialect::Dialect;
