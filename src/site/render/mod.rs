//! From the model and a theme to the bytes of a page.

pub mod article;
pub mod brief;
pub mod card;
pub mod cover;
pub mod entry_parts;
mod film;
pub mod json_ld;
pub mod page;
pub mod page_context;
pub mod resources;
pub mod share_image;
pub mod site_renderer;
pub mod slides;
pub mod talk;
pub mod view;
mod words;
