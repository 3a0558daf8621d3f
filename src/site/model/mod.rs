//! What a site is: its documents, their addresses and listings, and the configuration.

pub mod accessibility;
pub mod catalogue;
pub mod chapters;
pub mod claim;
pub mod config;
pub mod destination;
pub mod entry;
pub mod folder_slugs;
pub mod index_kind;
pub mod language;
pub mod link_origin;
pub mod links;
pub mod listing;
pub mod listing_slugs;
pub mod occasion;
pub mod options;
pub mod output_paths;
pub mod picture_deck;
pub mod published_captions;
pub mod recording;
pub mod routes;
pub mod site;
pub mod timed_captions;
pub mod written_recording;
