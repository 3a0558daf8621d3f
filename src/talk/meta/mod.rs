//! The facts in front matter, with a type for every key.

mod author;
mod choice;
mod cut_value;
mod delivery;
mod doi;
mod duration;
pub mod file_name;
pub mod folder_name;
mod foreign_status;
mod key;
mod keys;
mod known_keys;
pub mod lang;
pub mod leniency;
mod list;
// The file of the type that gives the folder its name.
#[allow(clippy::module_inception)]
mod meta;
pub mod missing;
mod offset;
pub mod path_date;
pub mod path_title;
mod plain_meaning;
mod read;
mod resource_entry;
mod rows;
pub mod slug_rule;
mod special;
mod status;
mod typed;
mod unpublished_names;
mod unread_header;
mod verdict;
mod visibility;

pub use choice::{NotesMode, SlidesMode, Switch};
pub use delivery::Delivery;
pub use key::{Key, KeyTarget, OtherNames};
pub use keys::KEYS;
pub use known_keys::is_key;
pub use meta::Meta;
pub use offset::signed_seconds;
pub use resource_entry::ResourceEntry;
pub use status::Status;
pub use typed::dangerous_url;
pub use unpublished_names::unpublished_name;

#[cfg(test)]
mod tests;
