//! The disk: reads a site into [`Files`](crate::base::Files), and publishes `Files` so that nobody ever sees
//! half a site.
//!
//! The only place that uses `std::fs`, and the only importer of walkdir.

pub mod cache;
pub mod clean;
pub mod create;
pub mod publish;
pub mod read;
pub mod root;
pub mod snapshot;

mod again;
mod apply;
mod deferred;
mod facts;
mod folder;
mod ground;
mod journal;
mod lines;
mod made;
mod manifest;
mod obstacles;
mod patience;
mod replace;
mod stage;
mod staging;
mod stamps;
mod stored_file;
mod tree;
mod walk;

pub use again::read_again;
pub use clean::{Cleaned, clean};
pub use create::create_new;
pub use folder::{file_names, inside, is_empty_folder, read_bytes};
pub use publish::{PublishError, Published, publish};
pub use read::read_site;
pub use replace::{real_path, replace};
pub use root::{find_root, is_site, read_text};
pub use snapshot::Snapshot;
