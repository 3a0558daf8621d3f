//! From documents to a [`Site`]: addresses, order, listings, links.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Diagnostic, Files, Severity, SitePath};
use crate::site::build::check_links::{self, Pictures};
use crate::site::build::overflow;
use crate::site::model::config::Config;
use crate::site::model::entry::{Entry, entry, output_path};
use crate::site::model::links::Links;
use crate::site::model::listing::{Listing, ListingKind, listings, unify_tags};
use crate::site::model::options::Options;
use crate::site::model::routes::{Owner, Routes};
use crate::site::model::site::Site;
use crate::site::output::search;
use crate::site::render::share_image;
use crate::site::theme::theme::{Theme, Values};
use crate::talk::{Kind, Reading};

/// What a site is assembled from.
pub struct Parts {
    /// The configuration.
    pub config: Config,
    /// The documents to build, by source path.
    pub documents: Vec<(SitePath, Arc<Reading>)>,
    /// The sources of those that are not built.
    pub left_out: BTreeSet<SitePath>,
    /// What the build is asked for.
    pub options: Options,
}

/// Assembles the site; also gives the pictures it shows.
pub fn assemble(parts: Parts, theme: Arc<Theme>, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> (Site, Pictures) {
    let Parts { config, documents, left_out, options } = parts;
    let read = |(_, reading): &(SitePath, Arc<Reading>)| {
        let told = reading.diagnostics.iter().any(|d| d.severity == Severity::Error);
        let mut mistakes = Vec::new();
        let document = reading.document.clone();
        (document.and_then(|document| entry(document, told, &config, options.today, &mut mistakes)), mistakes)
    };
    let (entries, mistakes): (Vec<Option<Entry>>, Vec<Vec<Diagnostic>>) = documents.par_iter().map(read).unzip();
    let mut entries: Vec<Entry> = entries.into_iter().flatten().collect();
    diagnostics.extend(mistakes.into_iter().flatten());
    drop(documents);
    unify_tags(&mut entries, diagnostics);
    let talks = in_lists(&entries, Kind::Talk);
    let posts = in_lists(&entries, Kind::Post);
    let pages = pages(&entries);
    let mut both: Vec<usize> = talks.iter().chain(&posts).copied().collect();
    sort_by_date(&entries, &mut both);
    let listings = listings(&entries, &both, &config, diagnostics);
    let mut links = Links {
        routes: routes(&entries, &listings, &config, &theme, files, diagnostics),
        pages: entries.iter().map(|e| e.output.clone()).collect(),
        sources: entries.iter().enumerate().map(|(i, e)| (e.document.path.clone(), i)).collect(),
        left_out,
        loose: loose(files),
    };
    let mut check = follow(&entries, &mut links, &config, files);
    diagnostics.append(&mut check.diagnostics);
    diagnostics.extend(links.routes.folder_clashes());
    let positions =
        [&talks, &posts].into_iter().flat_map(|list| list.iter().enumerate().map(|(at, i)| (*i, at))).collect();
    let mut site = Site {
        config,
        entries,
        links,
        images: HashMap::new(),
        variants: HashMap::new(),
        talks,
        posts,
        positions,
        pages,
        listings,
        theme,
        globals: Values::default(),
        options,
    };
    site.globals =
        Values::default().with("words", site.words()).with("site", crate::site::output::pages::site_view(&site));
    (site, check.pictures)
}

fn follow(entries: &[Entry], links: &mut Links, config: &Config, files: &Files) -> check_links::Check {
    let text = |path: &SitePath| {
        let bytes = files.get(path.as_str()).and_then(|content| content.read().ok());
        let text = bytes.as_deref().and_then(|bytes| crate::base::text::decode(path, bytes).ok());
        text.unwrap_or_default().into_owned()
    };
    let mut check = check_links::follow(entries, links, text);
    // Of a theme of the site's own nobody knows how big its letters are.
    if !overflow::THEMES.contains(&config.theme.as_str()) {
        check.diagnostics.retain(|d| d.kind != overflow::TOO_FULL);
    }
    check
}

fn in_lists(entries: &[Entry], kind: Kind) -> Vec<usize> {
    let mut list: Vec<usize> =
        (0..entries.len()).filter(|i| entries[*i].kind() == kind && entries[*i].is_listed()).collect();
    sort_by_date(entries, &mut list);
    list
}

/// Newest first; of one day, by source path.
fn sort_by_date(entries: &[Entry], list: &mut [usize]) {
    list.sort_by(|a, b| {
        let (a, b) = (&entries[*a], &entries[*b]);
        b.date.cmp(&a.date).then_with(|| a.document.path.cmp(&b.document.path))
    });
}

/// By folder, then by `order`, then by title.
fn pages(entries: &[Entry]) -> Vec<usize> {
    let mut list: Vec<usize> =
        (0..entries.len()).filter(|i| entries[*i].kind() == Kind::Page && entries[*i].is_listed()).collect();
    let key = |i: &usize| {
        let document = &entries[*i].document;
        let order = document.meta.order.as_ref().map_or(i64::MAX, |o| o.value);
        (document.path.folder().to_owned(), order, document.title.clone(), document.path.clone())
    };
    list.sort_by_cached_key(key);
    list
}

fn loose(files: &Files) -> BTreeSet<SitePath> {
    let is_loose = |path: &SitePath| !crate::site::build::engine::is_document(path);
    files.below("content").map(|(path, ..)| path.clone()).filter(is_loose).collect()
}

fn routes(
    entries: &[Entry],
    listings: &[Listing],
    config: &Config,
    theme: &Theme,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Routes {
    let mut routes = Routes::default();
    let mut claim = |path: SitePath, owner: Owner| {
        if let Err(clash) = routes.claim(path, owner) {
            diagnostics.push(*clash);
        }
    };
    for (index, entry) in entries.iter().enumerate() {
        claim(entry.output.clone(), Owner::Entry(index, entry.document.path.clone()));
    }
    for (source, rest, _) in files.below("static") {
        if let Some(path) = SitePath::new(rest) {
            claim(path, Owner::File(source.clone()));
        }
    }
    for (path, what) in generated(entries, listings, config, theme) {
        claim(path, Owner::Generated(what));
    }
    for (index, entry) in entries.iter().enumerate() {
        for alias in &entry.document.meta.aliases {
            if let Some(path) = alias_path(&alias.value) {
                claim(path, Owner::Alias(index, entry.document.path.clone()));
            }
        }
    }
    routes
}

/// The paths of everything that is made of several documents, and what it is called.
fn generated(entries: &[Entry], listings: &[Listing], config: &Config, theme: &Theme) -> Vec<(SitePath, String)> {
    let mut out: Vec<(Option<SitePath>, String)> = Vec::new();
    if !entries.iter().any(Entry::is_home) {
        out.push((SitePath::new("index.html"), "the home page".into()));
    }
    for entry in entries.iter().filter(|entry| entry.embed.is_some()) {
        out.push((entry.embed.clone(), format!("the embedded deck of {}", entry.document.path)));
        out.push((entry.oembed.clone(), format!("the oEmbed data of {}", entry.document.path)));
    }
    for listing in listings {
        let what = match listing.kind {
            ListingKind::Year => format!("the page of the year {}", listing.name),
            kind => format!("the page of the {} `{}`", kind.name(), listing.name),
        };
        out.push((listing.feed.clone(), format!("the feed of the tag `{}`", listing.name)));
        out.push((Some(listing.output.clone()), what));
    }
    for (name, (path, _)) in &theme.assets {
        out.push((Some(path.clone()), format!("the theme's file {name}")));
    }
    let feed = output_path(config.permalinks.feed.as_str());
    out.push((feed, "the feed".into()));
    for entry in entries.iter().filter(|entry| entry.search.is_some()) {
        out.push((entry.search.clone(), format!("the search data of {}", entry.document.path)));
    }
    let with_cards = entries.iter().filter(|entry| !entry.is_home()).map(Some).chain([None]);
    for entry in with_cards.filter(|_| config.cards) {
        // Two of one name belong to two pages of one name, and those are told.
        out.push((share_image::output(entry), "the social card of a page".into()));
    }
    for path in if config.search { search::fixed_outputs() } else { Vec::new() } {
        out.push((Some(path), "the search".into()));
    }
    for name in ["404.html", "talks.json", "robots.txt", "sitemap.xml"] {
        out.push((SitePath::new(name), name.into()));
    }
    out.into_iter().filter_map(|(path, what)| Some((path?, what))).collect()
}

/// The redirect page of an alias: `/old` and `/old/` are `old/index.html`, `/old.html` is as named.
pub fn alias_path(alias: &str) -> Option<SitePath> {
    let path = SitePath::new(&crate::base::url::decode_path(alias))?;
    match path.extension().eq_ignore_ascii_case("html") || path.extension().eq_ignore_ascii_case("htm") {
        true => Some(path),
        false => path.join("index.html"),
    }
}
