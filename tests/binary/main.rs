//! The program as its users run it: every command, every exit code, and faults of the system.

mod commands;
#[cfg(unix)]
mod configuration;
mod determinism;
mod faults;
mod interrupted;
mod odd_trees;
mod pictures;
mod reports;
mod site;
mod sizes;
