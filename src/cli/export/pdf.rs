//! `export pdf`: the slides, one a page.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::export::pdf::{PdfError, PictureDeck};
use crate::io::Failure;

/// Writes the PDF.
///
/// # Errors
/// It cannot be made.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let count = talk.document().slides.len();
    let all = || Ok((0..count).collect());
    let chosen: Vec<usize> = args.slides.as_ref().map_or_else(all, |s| s.indexes(count)).map_err(Stop::Usage)?;
    let is_pictures = cfg!(feature = "export") && args.browser.is_none() && !args.print_page;
    let deck = PictureDeck::of(&talk.renderer, talk.index, &talk.input, talk.options.today).filter(|_| is_pictures);
    match deck {
        Some(deck) => pictures(&deck.only(&chosen), out),
        None => Err(Failure::new("PDF files cannot be written yet").into()),
    }
}

#[cfg(feature = "export")]
fn pictures(deck: &PictureDeck, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    crate::export::pdf::write(deck, out).map_err(|error| match error {
        PdfError::Picture(diagnostic) => Stop::Site(diagnostic),
        PdfError::Output(error) => Failure::new("writing the PDF failed").because(error).into(),
        PdfError::Library(error) => Failure::new("the PDF could not be made").because(error).into(),
    })
}

/// Without the library, a browser prints all decks.
#[cfg(not(feature = "export"))]
fn pictures(_: &PictureDeck, _: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    Err(Failure::new("this talkpress was built without the feature `export`").into())
}
