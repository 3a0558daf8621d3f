//! `404.html`, which hosts show for addresses that lead nowhere.

use std::sync::Arc;

use crate::base::{Files, SitePath, url};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::theme::theme::Theme;

/// The error page.
pub const OUTPUT: Output =
    Output { name: "not_found", addresses: "`/404.html`", content: "the \"page not found\" page", claims, files };

fn claims(_: &Catalogue, _: &Theme) -> Vec<Claim> {
    let path = SitePath::new("404.html");
    path.into_iter().map(|path| Claim::generated(path, Subject::Site, "404.html")).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

/// The page is shown at any depth, so its links start at the root.
fn make(renderer: &SiteRenderer, _: Subject, path: &SitePath) -> Rendered {
    let context = renderer.of_page(path, UrlForm::Relative);
    let mut page = page_view(&context, Page::plain("404", renderer.site.words.site().word("not_found")));
    let root = renderer.site.root_on_host();
    page.home = root.clone();
    page.feed = format!("{root}{}", page.feed);
    for entry in &mut page.menu {
        if !url::is_remote(&entry.url) {
            entry.url = format!("{root}{}", entry.url.trim_start_matches("./"));
        }
    }
    page.root = root;
    page.noindex = true;
    page.canonical = None;
    renderer.render_page("404.html", page)
}
