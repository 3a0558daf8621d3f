//! The preview: what was built, served from memory to this machine's browsers, with the errors over the page and the
//! page patched while its source is edited.
//!
//! Knows files and diagnostics, and nothing of talks, disk or watching; what it has to know of the documents behind the
//! pages it asks its [`Desk`]. The only importer of tiny_http, which writes every answer; who may ask is decided by the
//! [`gate`].

mod answer;
mod arrivals;
mod bound;
mod connection;
mod desk;
mod edition;
mod events;
mod files;
mod gate;
mod media_type;
mod open;
mod outgoing;

mod range;
mod report;
mod service;
mod shelf;
mod substitute;

pub use bound::{Address, Bound, Preview, Settings, network_address};
pub use desk::{About, Desk, SlideSource};
pub use edition::Publication;
pub use service::Editor;
