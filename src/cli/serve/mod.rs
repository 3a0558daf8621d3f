//! `serve`: reads, builds, shows and waits, in a loop.

mod addresses;
mod build_times;
mod clock_mode;
mod command;
mod rebuild;
mod rebuild_report;
mod rebuilder;
mod serve_args;
mod site_actions;
mod times_file;

pub use command::run;
pub use serve_args::ServeArgs;
