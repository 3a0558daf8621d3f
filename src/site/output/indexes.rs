//! The page of all tags, of all events, of all speakers and of all posts.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, INDEXES, Subject};
use crate::site::model::index_kind::IndexKind;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page::{Page, newest_titles, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::{index, names};
use crate::site::theme::theme::Theme;

/// The indexes of listings. They give way to everything else at their paths.
pub const OUTPUT: Output = Output {
    name: INDEXES,
    addresses: "`/tags/`, `/events/`, `/speakers/`, `/posts/`",
    content: "[lists of all](#indexes) tags, events, speakers and posts",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |(n, kind): (usize, IndexKind)| {
        let path = kind.path(catalogue)?;
        Some(Claim::generated(path, Subject::Part(n), format!("the list of {}", kind.name())).giving_way())
    };
    IndexKind::ALL.into_iter().enumerate().filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

fn make(renderer: &SiteRenderer, subject: Subject, path: &SitePath) -> Rendered {
    let Subject::Part(n) = subject else { return Ok(Vec::new()) };
    let kind = IndexKind::ALL[n];
    let context = renderer.of_page(path, UrlForm::Relative);
    let key = if kind == IndexKind::Tags { "all_tags" } else { kind.name() };
    let title = context.language().word(key);
    let page = |description| page_view(&context, Page { description, ..Page::plain(kind.name(), title) });
    match kind.listings() {
        Some(listings) => {
            let view = names::view(&context, title, listings);
            let names: Vec<&str> = view.items.iter().take(12).map(|name| name.title.as_str()).collect();
            renderer.render("names.html", page(names.join(" · ")), "names", view)
        }
        None => {
            let titles = newest_titles(&renderer.site, &renderer.site.posts);
            renderer.render("index.html", page(titles), "index", index::of_posts(&context, title))
        }
    }
}
