//! `export html`: the page of a talk as one file.

use std::io::Write;
use std::path::Path;

use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::cli::terminal::print_diagnostics;
use crate::export::html::{self, NotWritten, Request};
use crate::io::Failure;

/// Writes the file.
///
/// # Errors
/// It is too large, or cannot be written.
pub fn export(talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let request = Request { renderer: &talk.renderer, output: &talk.output, index: talk.index };
    html::write(&request, out).map_err(|why| match why {
        NotWritten::Site(mistake) => {
            print_diagnostics(&[mistake]);
            Stop::Reported
        }
        NotWritten::System(error) => Failure::of("writing", Path::new("the page"), error).into(),
    })
}
