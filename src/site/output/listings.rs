//! The page of each tag, event, speaker and year.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, FEEDS, Subject};
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::index;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::theme::theme::Theme;

/// The indexes.
pub const OUTPUT: Output = Output {
    name: "listings",
    addresses: "`/tags/{tag}/`, `/events/{event}/`, `/speakers/{speaker}/`, `/{year}/`",
    content: "lists of talks and posts",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |(index, listing): (usize, &Listing)| {
        let what = match listing.kind {
            ListingKind::Year => format!("the page of the year {}", listing.name),
            kind => format!("the page of the {} `{}`", kind.name(), listing.name),
        };
        Claim::generated(listing.output.clone(), Subject::Listing(index), what)
    };
    catalogue.listings.iter().enumerate().map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

fn make(renderer: &SiteRenderer, subject: Subject, path: &SitePath) -> Rendered {
    let Subject::Listing(index) = subject else { return Ok(Vec::new()) };
    let listing = &renderer.site.listings[index];
    let context = renderer.of_page(path, UrlForm::Relative);
    let view = index::of_listing(&context, listing);
    let mut page = page_view(&context, Page::listing(&renderer.site, listing));
    page.own_feed = renderer.site.path_of(FEEDS, subject).map(|feed| context.to(feed));
    renderer.render("index.html", page, "index", view)
}
