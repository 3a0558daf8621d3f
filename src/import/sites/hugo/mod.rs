//! Sites made with Hugo.

mod address;
mod bundles;
mod cascade;
mod config;
mod figure;
mod glob;
mod mount;
mod page;
mod permalink;
mod read;
mod references;
mod regex;
mod sanitize;
mod shortcode;
mod shortcodes;

pub(super) use read::read;
