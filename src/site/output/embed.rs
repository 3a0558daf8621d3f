//! The slides of a talk without their transcripts, for an `<iframe>` on another site's page.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, EMBED, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::talk;
use crate::site::theme::theme::Theme;

/// The embedded decks: a talk with slides has one, if the site wants it.
pub const OUTPUT: Output = Output {
    name: EMBED,
    addresses: "`/talks/{slug}/embed/`",
    content: "only the slides of a talk, for an `<iframe>`",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |(index, entry): (usize, &Entry)| {
        let path = entry.path_below("embed/index.html").filter(|_| has_deck(entry))?;
        let what = format!("the embedded deck of {}", entry.document.path);
        Some(Claim::generated(path, Subject::Entry(index), what))
    };
    let entries = catalogue.entries.iter().enumerate().filter(|_| catalogue.config.embed);
    entries.filter_map(claim).collect()
}

/// Whether there is a deck to embed.
pub fn has_deck(entry: &Entry) -> bool {
    entry.is_talk() && !entry.document.slides.is_empty()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

fn make(renderer: &SiteRenderer, subject: Subject, output: &SitePath) -> Rendered {
    let Subject::Entry(index) = subject else { return Ok(Vec::new()) };
    let site = &renderer.site;
    let entry = &site.entries[index];
    let from = LinkOrigin { source: &entry.document.path, output };
    let context = PageContext { from, ..renderer.of_entry(index, UrlForm::Relative) };
    let mut page = page_view(&context, Page::of_entry(site, index));
    page.canonical = site.absolute(&entry.output);
    page.noindex = true;
    // It is on the talk's own page.
    page.json_ld = None;
    renderer.render("embed.html", page, "talk", talk::deck(&context, index))
}
