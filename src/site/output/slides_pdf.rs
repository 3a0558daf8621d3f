//! `slides.pdf` beside each talk whose slides are all pictures.

use std::sync::Arc;

use crate::base::{Diagnostic, Files};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, SLIDES_PDF, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::picture_deck::is_picture_deck;
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The PDF files of decks of pictures. Those of other decks need a browser, which a build never starts.
pub const OUTPUT: Output = Output {
    name: SLIDES_PDF,
    addresses: "`/talks/{slug}/slides.pdf`",
    content: "the slides of a talk [as a PDF](export.md#pdf-on-the-site), with `pdf = true` in `[export]`",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |(index, entry): (usize, &Entry)| {
        let is_wanted = needs_pdf(entry) && is_picture_deck(&catalogue.config, &entry.document);
        let path = entry.path_below("slides.pdf").filter(|_| is_wanted)?;
        let what = format!("the PDF of the slides of {}", entry.document.path);
        Some(Claim::generated(path, Subject::Entry(index), what).giving_way())
    };
    let is_on = catalogue.config.export_pdf && cfg!(feature = "export");
    catalogue.entries.iter().enumerate().filter(|_| is_on).filter_map(claim).collect()
}

/// Whether the entry is a talk with slides, and names no other file that has them.
fn needs_pdf(entry: &Entry) -> bool {
    entry.is_talk() && !entry.document.slides.is_empty() && entry.document.meta.deck.is_none()
}

/// A note about the talks that have no PDF, if others can have one.
pub fn without_pdf(site: &Site) -> Option<Diagnostic> {
    let has_none = |(index, entry): &(usize, &Entry)| {
        let is_of_author = || entry.path_below("slides.pdf").is_some_and(|path| site.links.routes.is_file(&path));
        needs_pdf(entry) && site.path_of(SLIDES_PDF, Subject::Entry(*index)).is_none() && !is_of_author()
    };
    let count = site.entries.iter().enumerate().filter(has_none).count();
    let message = match count {
        0 => return None,
        1 => "1 talk has no `slides.pdf`: not all of its slides are pictures".to_owned(),
        _ => format!("{count} talks have no `slides.pdf`: not all of their slides are pictures"),
    };
    let note =
        Diagnostic::note("no-slides-pdf", message).hint("`talkpress export pdf` prints their slides with a browser");
    site.config.export_pdf.then_some(note)
}

#[cfg(not(feature = "export"))]
fn files(_: &Arc<SiteRenderer>, _: &Files) -> Files {
    Files::new()
}

#[cfg(feature = "export")]
fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    use crate::base::Content;
    use crate::export::pdf::PictureDeck;
    use crate::site::output::slides_pdf_recipe::SlidesPdf;
    let file = |(subject, path): (Subject, &crate::base::SitePath)| {
        let Subject::Entry(index) = subject else { return None };
        // Its own date, so that it is the same file tomorrow.
        let deck = PictureDeck::of(renderer, index, input, renderer.site.entries[index].date)?;
        Some((path.clone(), Content::Recipe(Arc::new(SlidesPdf(deck)))))
    };
    renderer.site.outputs.of(OUTPUT.name).filter_map(file).collect()
}
