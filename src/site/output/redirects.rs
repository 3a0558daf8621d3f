//! A page at each alias that leads to the new address, and `_redirects` for hosts that can do it themselves.

use std::sync::Arc;

use crate::base::{Files, SitePath, url};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::routes::Owner;
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::view::RedirectView;
use crate::site::theme::theme::Theme;

/// The redirects.
pub const OUTPUT: Output = Output {
    name: "redirects",
    addresses: "each alias, `/_redirects`",
    content: "[redirects](#aliases) to the new address",
    claims,
    files,
};

/// Where an author may have a file of rules, which then stays.
const OWN_RULES: &str = "static/_redirects";

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let of_entry = |(index, entry): (usize, &Entry)| {
        let source = entry.document.path.clone();
        let paths: Vec<_> = entry.document.meta.aliases.iter().filter_map(|alias| alias_path(&alias.value)).collect();
        let claim =
            move |path| Claim { path, subject: None, owner: Owner::Alias(index, source.clone()), gives_way: false };
        paths.into_iter().map(claim)
    };
    let mut claims: Vec<Claim> = catalogue.entries.iter().enumerate().flat_map(of_entry).collect();
    let has_own_rules = || catalogue.static_files.iter().any(|path| path.as_str() == OWN_RULES);
    if !claims.is_empty() && catalogue.base_url().is_some() && catalogue.is_announced() && !has_own_rules() {
        let rules = SitePath::new("_redirects");
        claims.extend(rules.map(|path| Claim::generated(path, Subject::Site, "the redirects")));
    }
    claims
}

/// The redirect page of an alias: `/old` and `/old/` are `old/index.html`, `/old.html` is as named.
fn alias_path(alias: &str) -> Option<SitePath> {
    let path = SitePath::new(&url::decode_path(alias))?;
    match path.extension().eq_ignore_ascii_case("html") || path.extension().eq_ignore_ascii_case("htm") {
        true => Some(path),
        false => path.join("index.html"),
    }
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let page = |(path, index): (&SitePath, usize)| {
        (path.clone(), LazyFile::content(renderer, Subject::Entry(index), path, page))
    };
    let pages = aliases(&renderer.site).map(page).collect();
    Files::overlay(pages, LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, _, _| Ok(rules(&renderer.site))))
}

/// The path of each alias, and the index of the entry it leads to.
fn aliases(site: &Site) -> impl Iterator<Item = (&SitePath, usize)> {
    site.links.routes.iter().filter_map(|(path, owner)| match owner {
        Owner::Alias(index, _) => Some((path, *index)),
        _ => None,
    })
}

fn page(renderer: &SiteRenderer, subject: Subject, path: &SitePath) -> Rendered {
    let Subject::Entry(index) = subject else { return Ok(Vec::new()) };
    let context = renderer.of_page(path, UrlForm::Relative);
    let entry = &renderer.site.entries[index];
    let view = RedirectView { url: context.to(&entry.output), title: entry.document.title.clone() };
    let page = Page { lang: Some(&entry.lang), ..Page::plain("redirect", &entry.document.title) };
    let mut page = page_view(&context, page);
    page.canonical = renderer.site.absolute(&entry.output);
    page.noindex = true;
    renderer.render("redirect.html", page, "redirect", view)
}

/// `_redirects`, which some hosts turn into real redirects: `from to status`, a line each.
///
/// In a rule, `*` matches anything and `:name` one part of an address, and neither can be escaped. An address with one of
/// these characters gets no rule, because the rule could redirect other pages too. It still has its page.
fn rules(site: &Site) -> Vec<u8> {
    let root = site.root_on_host();
    let mut out = String::new();
    for (path, index) in aliases(site) {
        let from = url::relative("index.html", path.as_str());
        let to = url::relative("index.html", site.output(index).as_str());
        let (from, to) = (from.trim_start_matches("./"), to.trim_start_matches("./"));
        if [from, to].iter().any(|address| address.contains(['*', ':'])) {
            continue;
        }
        out.push_str(&format!("{root}{from} {root}{to} 301\n"));
        if let Some(bare) = from.strip_suffix('/') {
            out.push_str(&format!("{root}{bare} {root}{to} 301\n"));
        }
    }
    out.into_bytes()
}
