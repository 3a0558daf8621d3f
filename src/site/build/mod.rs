//! One build: reading, assembling, checking links, and what commands report about it.

mod assemble;
mod check_links;
pub mod engine;
mod overflow;
pub mod report;
pub mod status;
