//! Sites made with Jekyll.

mod address;
mod config;
mod defaults;
mod expression;
mod highlight;
mod liquid;
mod page;
mod read;
mod slugify;
mod sort_files;
mod tag;

pub(super) use read::read;
