//! `export pptx`: the slides as a presentation for PowerPoint.

use std::io::Write;
use std::path::Path;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::export::pptx::{self, Request};
use crate::io::Failure;

/// Writes the presentation.
///
/// # Errors
/// It cannot be written.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let count = talk.document().slides.len();
    let chosen = args.slides.as_ref().map_or_else(|| Ok((0..count).collect()), |slides| slides.indexes(count));
    let request = Request {
        renderer: &talk.renderer,
        input: &talk.input,
        index: talk.index,
        slides: &chosen.map_err(Stop::Usage)?,
        notes: talk.options.notes,
    };
    pptx::write(&request, out).map_err(|error| Failure::of("writing", Path::new("the presentation"), error).into())
}
