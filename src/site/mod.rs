//! All documents, the configuration and the theme become the files of a site.

mod assemble;
mod card_room;
mod check;
pub mod config;
pub mod embedded;
pub mod engine;
pub mod entry;
mod feeds;
mod fill;
mod image;
mod json;
mod links;
mod listing;
pub mod options;
mod outputs;
mod pages;
mod raster;
mod recipe;
pub mod report;
mod routes;
mod search;
// `Site` is what this room is about, and its file is where a newcomer looks for it.
#[allow(clippy::module_inception)]
pub mod site;
mod sitemap;
mod social;
mod theme;
mod variant;
pub mod view;
mod words;
