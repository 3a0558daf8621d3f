//! The disk: reads a site into [`Files`](crate::base::Files), and publishes `Files` so that nobody ever sees half a site.
//!
//! The only module that uses `std::fs`, and the only importer of walkdir and rustix.

pub mod cache;
pub mod publish;
pub mod root;
pub mod snapshot;

mod add_files;
mod apply;
#[cfg(not(unix))]
mod beneath_other;
#[cfg(unix)]
mod beneath_unix;
mod built_site;
mod clean;
mod copy;
mod create;
mod create_folder;
mod deferred;
mod drawn_file;
mod entry_kind;
mod exchange;
mod existing;
mod file_stat;
mod folder;
mod folder_role;
mod found_file;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod journal;
mod listed_files;
mod load;
mod loaded_file;
mod manifest_file;
mod not_regular;
mod out_of_handles;
mod output_folder;
mod ownership;
mod private_folder;
mod publish_error;
mod publish_options;
mod rank;
mod read_config;
mod read_error;
mod read_folder;
mod read_mode;
mod read_site;
mod recipe_cache;
mod recipe_key;
mod refusal;
mod replace;
mod reread;
mod root_folder;
mod same_file;
mod seen_stat;
mod source_names;
mod stage;
mod stage_error;
mod staged;
mod staging;
mod staging_lock;
mod stamped;
mod stamps;
mod stat_age;
mod stored_file;
mod survey;
mod target_folder;
mod tree;
mod unreadable;
mod update_folder;
mod verdict;
mod walk;
mod write_beside;
mod written;

pub use add_files::{add_files, occupied};
pub use built_site::BuiltSite;
pub use clean::{Cleaned, clean};
pub use create::create_new;
pub use create_folder::create_folder;
pub use existing::Existing;
pub use folder::{exists, file_length, file_names, folder_names, inside, is_empty_folder, is_folder, read_bytes};
pub use private_folder::{PrivateLock, lock_private, private_folder, remove_git_leftovers, write_private};
pub use publish::{Published, publish, publish_if};
pub use publish_error::PublishError;
pub use publish_options::PublishOptions;
pub use read_config::read_config;
pub use read_folder::read_folder;
pub use read_site::read_site;
pub use replace::{real_path, replace};
pub use reread::reread;
pub use root::{find_root, is_site};
pub use snapshot::Snapshot;
pub use target_folder::TargetFolder;
pub use update_folder::update_folder;
pub use write_beside::write_beside;
