//! A page as a PDF that a browser prints, or as it is, to print it by hand.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::{Diagnostic, Place};
use crate::cli::stop::Stop;
use crate::io::{Failure, browser};

/// Writes the page, or the PDF that a browser prints of it, which must have `pages` pages if that is known.
///
/// # Errors
/// There is no browser, or it does not print the whole page.
pub fn write(
    args: &ExportArgs,
    talk: &ExportTalk,
    page: &str,
    pages: Option<usize>,
    out: &mut dyn Write,
) -> Result<Vec<Diagnostic>, Stop> {
    let failed = |e| Failure::new("writing the file failed").because(e);
    if args.print_page {
        out.write_all(page.as_bytes()).map_err(failed)?;
        return Ok(Vec::new());
    }
    let program = browser::find(args.browser.as_deref())?;
    let printed = browser::print(&program, page.as_bytes())?;
    if let Some(pages) = pages.filter(|pages| *pages != printed.pages) {
        let message = format!("the browser `{}` printed {} pages instead of {pages}", program.display(), printed.pages);
        return Err(Failure::new(message).into());
    }
    out.write_all(&printed.pdf).map_err(failed)?;
    let warning = || {
        Diagnostic::warning("pdf-without-bookmarks", "the browser wrote no bookmarks into the PDF")
            .at(Place::file(&talk.document().path))
            .hint("use Chromium, Chrome or Edge from version 126 on")
    };
    Ok(if printed.has_bookmarks { Vec::new() } else { vec![warning()] })
}
