//! Publishing, without any I/O: where a site goes, what is there already, and what is to be done.

mod address;
mod build_facts;
mod git_place;
mod integrity;
mod manifest;
mod manifest_entry;
mod owner;
pub mod path_lines;
mod plan;
mod put;
mod s3_place;
mod send_order;
mod site_files;
mod target;
mod target_place;
mod target_state;

pub use address::is_private;
pub use build_facts::BuildFacts;
pub use git_place::GitPlace;
pub use integrity::Integrity;
pub use manifest::Manifest;
pub use manifest_entry::ManifestEntry;
pub use owner::Owner;
pub use plan::{Plan, is_fingerprinted};
pub use put::Put;
pub use s3_place::S3Place;
pub use send_order::SendOrder;
pub use site_files::SiteFiles;
pub use target::Target;
pub use target_place::TargetPlace;
pub use target_state::TargetState;

/// The name of the manifest in an output folder.
pub const BUILT: &str = ".talkpress-manifest";

/// The name of the manifest in a place that a site was published to.
pub const PUBLISHED: &str = ".talkpress-published";
