//! From the model and a theme to the bytes of a page.

pub mod accessibility;
pub mod art;
pub mod article;
pub mod brief;
pub mod card;
mod counts;
pub mod cover;
pub mod entry_parts;
mod film;
pub mod home;
mod home_plan;
pub mod index;
pub mod json_ld;
pub mod names;
pub mod page;
pub mod page_context;
mod planned_year;
pub mod recordings;
pub mod resources;
pub mod share_image;
pub mod site_renderer;
pub mod slides;
pub mod talk;
pub mod view;
mod words;
mod year;
