//! `export pdf`: the slides, one a page.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::io::Failure;

/// Writes the PDF.
///
/// # Errors
/// It cannot be made.
pub fn export(args: &ExportArgs, talk: &ExportTalk, _out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let count = talk.document().slides.len();
    let _chosen =
        args.slides.as_ref().map_or_else(|| Ok((0..count).collect()), |s| s.indexes(count)).map_err(Stop::Usage)?;
    Err(Failure::new("PDF files cannot be written yet").into())
}
