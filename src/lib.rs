//! talkpress turns talks written in Markdown into a static site.
//!
//! The modules, each of which uses only those above it in this list:
//!
//! * [`base`]: paths, files and diagnostics.
//! * [`talk`]: turns one Markdown document into a talk or an article.
//! * [`site`]: turns all documents, the configuration and the theme into the files of a site.
//! * [`import`]: turns decks of other programs into talks.
//! * [`export`]: turns a talk into a file that others ask for.
//! * [`io`]: disk, network, clock and other programs; the only module that uses them.
//! * [`cli`]: the commands.

pub mod base;
pub mod cli;
pub mod export;
pub mod import;
pub mod io;
pub mod publish;
pub mod site;
pub mod talk;
