//! What a site writes: a module for each output, and the registry that lists them.

mod accessibility;
mod assets;
mod calendar;
mod captions;
mod chapters;
mod citations;
mod copies;
pub mod definition;
mod feeds;
mod ics;
mod image_sizes;
mod indexes;
mod lazy_file;
mod listings;
pub mod markdown;
mod not_found;
mod oembed;
mod pages;
mod redirects;
pub mod registry;
mod search;
mod sitemap;
pub mod slides_pdf;
#[cfg(feature = "export")]
mod slides_pdf_recipe;
pub mod social_cards;
mod styles;
mod talk_fields;
mod talk_json;
mod talks_json;
mod xml;
