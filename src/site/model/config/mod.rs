//! `talkpress.toml`: the settings of the whole site.

mod address;
mod base_url;
mod checks;
// A newcomer looks for `Config` in the file with this name.
#[allow(clippy::module_inception)]
mod config;
mod fediverse;
mod image_widths;
pub mod key;
pub mod keys;
mod link;
mod margin_line;
mod metadata;
mod orcid;
mod origins;
mod output;
mod permalink;
mod permalinks;
mod read;
mod sheet_size;
mod shortcuts;
mod slugs;
mod social_card;
mod speaker;
mod targets;
mod words;

pub use config::Config;
pub use link::Link;
pub use metadata::Metadata;
pub use origins::Origins;
pub use permalink::Permalink;
pub use permalinks::Permalinks;
pub use sheet_size::SheetSize;
pub use shortcuts::Shortcuts;
pub use social_card::SocialCard;
pub use speaker::Speaker;

#[cfg(test)]
mod tests;
