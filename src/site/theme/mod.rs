//! Themes: templates, assets, fonts, and what a theme says about itself.

pub mod embedded;
pub mod fonts;
mod range;
// `Theme` is what this folder is about, and its file is where a newcomer looks for it.
#[allow(clippy::module_inception)]
pub mod theme;
