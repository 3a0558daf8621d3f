//! What a site writes: a module for each output, and the registry that lists them.

mod embed;
mod feeds;
pub mod pages;
mod recipe;
pub mod registry;
pub mod search;
mod sitemap;
pub mod social_cards;
pub mod talks_json;
mod xml;
