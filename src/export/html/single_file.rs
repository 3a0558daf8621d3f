use std::io::Write;

use super::not_written::NotWritten;
use super::page::page;
use super::place::Place;
use super::request::Request;
use super::rewriter::{Rewritten, rewrite};
use super::slide_place::place_of_slide;
use crate::base::{Diagnostic, Place as Position};

/// A larger file is not written: browsers take too long to open it. In bytes.
const MAX_SIZE: u64 = 200 * 1024 * 1024;

/// Writes the page of a talk with all that it needs as one file to `out`. The warnings are about what is not in it.
///
/// # Errors
/// A mistake in the theme, a talk that is too large, or that `out` cannot be written to.
pub fn write(request: &Request<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, NotWritten> {
    let site = &request.renderer.site;
    let entry = &site.entries[request.index];
    let place = Place { page: &entry.output, output: request.output, catalogue: &site.catalogue };
    let Rewritten { pieces, left_out } = rewrite(&page(request)?, &place)?;
    let size: u64 = pieces.iter().map(|piece| piece.size()).sum();
    if size > MAX_SIZE {
        let message = format!("the file would have {} MB, and no more than 200 MB are possible", size / (1024 * 1024));
        let mistake = Diagnostic::error("too-large", message).at(Position::file(&entry.document.path));
        return Err(mistake.hint("use smaller images, or publish the site").into());
    }
    for piece in &pieces {
        piece.write(out)?;
    }
    Ok(left_out.warnings(|id| place_of_slide(&entry.document, id)))
}
