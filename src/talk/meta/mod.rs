//! The facts in front matter, with a type for every key.

mod choice;
mod delivery;
mod duration;
pub mod file_name;
mod key;
mod keys;
pub mod lang;
mod list;
// The file of the type that gives the folder its name.
#[allow(clippy::module_inception)]
mod meta;
pub mod missing;
mod read;
mod resource_entry;
mod rows;
pub mod slug_rule;
mod special;
mod status;
mod typed;

pub use choice::{NotesMode, SlidesMode};
pub use delivery::Delivery;
pub use key::{Key, KeyTarget, OtherNames};
pub use keys::KEYS;
pub use meta::Meta;
pub use read::is_key;
pub use resource_entry::ResourceEntry;
pub use status::Status;
pub use typed::dangerous_url;

#[cfg(test)]
mod tests;
