//! The page of each document, and the home page.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::routes::Owner;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::{article, home, talk};
use crate::site::theme::theme::Theme;
use crate::talk::Kind;

/// The pages of documents.
pub const OUTPUT: Output = Output {
    name: "pages",
    addresses: "`/`, `/talks/{slug}/`, `/{slug}/`",
    content: "the home page, and the page of each talk, post and page",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let page = |(index, entry): (usize, &Entry)| Claim {
        path: entry.output.clone(),
        subject: Some(Subject::Entry(index)),
        owner: Owner::Entry(index, entry.document.path.clone()),
        gives_way: false,
    };
    let mut claims: Vec<Claim> = catalogue.entries.iter().enumerate().map(page).collect();
    if catalogue.home().is_none() {
        let home = SitePath::new("index.html");
        claims.extend(home.map(|path| Claim::generated(path, Subject::Site, "the home page")));
    }
    claims
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

fn make(renderer: &SiteRenderer, subject: Subject, path: &SitePath) -> Rendered {
    match subject {
        Subject::Entry(index) if !renderer.site.entries[index].is_home() => document(renderer, index),
        Subject::Entry(index) => home_page(renderer, Some(index), path),
        _ => home_page(renderer, None, path),
    }
}

/// The page of a talk, post or page.
fn document(renderer: &SiteRenderer, index: usize) -> Rendered {
    let context = renderer.of_entry(index, UrlForm::Relative);
    let page = page_view(&context, Page::of_entry(&renderer.site, index));
    match renderer.site.entries[index].kind() {
        Kind::Talk => renderer.render("talk.html", page, "talk", talk::view(&context, index)),
        Kind::Post | Kind::Page => renderer.render("article.html", page, "article", article::view(&context, index)),
    }
}

/// The home page, with the text of an entry if there is one.
fn home_page(renderer: &SiteRenderer, text: Option<usize>, path: &SitePath) -> Rendered {
    let site = &renderer.site;
    let context = match text {
        Some(index) => renderer.of_entry(index, UrlForm::Relative),
        None => renderer.of_page(path, UrlForm::Relative),
    };
    renderer.render("home.html", page_view(&context, Page::home(site, text)), "home", home::view(&context, text))
}
