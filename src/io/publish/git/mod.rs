//! Publishes to a branch of a git repository, with the `git` program and a repository of our own: the author's repository, its
//! index, branches and objects stay as they are.

mod git_target;
mod import_stream;
mod process;
mod redact;
mod remote;
mod repository;
mod tree;
mod user_config;

pub use git_target::GitTarget;
