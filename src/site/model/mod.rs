//! What a site is: its documents, addresses and listings.

pub mod config;
pub mod entry;
pub mod links;
pub mod listing;
pub mod options;
pub mod routes;
pub mod site;
pub mod words;
