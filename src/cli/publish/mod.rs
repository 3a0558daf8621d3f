//! `publish`: builds the site, plans what changes at the target, shows it and carries it out.

mod args;
mod choose;
mod command;
mod confirm;
mod connect;
mod plan_report;
mod refusals;

pub use args::PublishArgs;
pub use command::run;
