//! One Markdown document becomes one talk or article. Nothing in here knows of other documents, configuration,
//! theme or disk.

pub mod front_matter;
pub mod meta;
