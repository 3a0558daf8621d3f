//! talkpress turns talks written in Markdown into a static site.
//!
//! The rooms of the house, from the ground up; each uses only those above it in this list:
//!
//! * [`base`]: paths, files, diagnostics; knows nothing of talks.
//! * [`talk`]: one Markdown document becomes one talk or article.
//! * [`site`]: all documents, the configuration and the theme become the files of a site.
//! * [`io`]: the disk; the only room that touches the outside.
//! * [`cli`]: the commands.

pub mod base;
pub mod cli;
pub mod io;
pub mod site;
pub mod talk;
