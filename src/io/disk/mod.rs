//! The disk: reads a site into [`Files`](crate::base::Files), and publishes `Files` so that nobody ever sees
//! half a site.
//!
//! The only place that uses `std::fs`, and the only importer of walkdir.

pub mod cache;
pub mod create;
pub mod read;
pub mod root;
pub mod snapshot;

mod facts;
mod patience;
mod stored_file;
mod walk;

pub use create::create_new;
pub use read::read_site;
pub use root::{find_root, is_site};
pub use snapshot::Snapshot;
