//! `export pdf`: the slides, one a page.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use super::printed;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::export::paper;

/// Writes the PDF.
///
/// # Errors
/// It cannot be made.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let count = talk.document().slides.len();
    let all = || Ok((0..count).collect());
    let chosen: Vec<usize> = args.slides.as_ref().map_or_else(all, |s| s.indexes(count)).map_err(Stop::Usage)?;
    #[cfg(feature = "export")]
    if args.browser.is_none()
        && !args.print_page
        && let Some(written) = pictures(talk, &chosen, out)
    {
        return written;
    }
    let (page, warning) = paper::sheets(&talk.renderer, talk.index, &chosen, args.steps, &talk.output)?;
    let pages = (!args.steps).then_some(chosen.len());
    let mut warnings = printed::write(args, talk, &page, pages, out)?;
    warnings.extend(warning);
    Ok(warnings)
}

/// Writes the PDF of a deck of pictures; `None` if it is another one.
#[cfg(feature = "export")]
fn pictures(talk: &ExportTalk, chosen: &[usize], out: &mut dyn Write) -> Option<Result<Vec<Diagnostic>, Stop>> {
    use crate::export::pdf::{PdfError, PictureDeck, write};
    use crate::io::Failure;
    let deck = PictureDeck::of(&talk.renderer, talk.index, &talk.input, Some(talk.options.today))?;
    Some(write(&deck.only(chosen), out).map_err(|error| match error {
        PdfError::Output(error) => Failure::new("writing the PDF failed").because(error).into(),
        PdfError::Library(error) => Failure::new("the PDF could not be made").because(error).into(),
    }))
}
