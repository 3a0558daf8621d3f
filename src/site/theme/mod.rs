//! Themes: templates, assets, fonts, and what a theme says about itself.

mod assets;
mod blocks;
mod counted;
pub mod embedded;
pub mod fonts;
mod joined;
mod page_writer;
mod range;
pub mod settings;
mod template_errors;
mod template_source;
// `Theme` is what this folder is about, and its file is where a newcomer looks for it.
#[allow(clippy::module_inception)]
pub mod theme;
pub mod values;
mod words;
