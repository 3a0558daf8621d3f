//! Atom feeds (RFC 4287): one of the whole site, and one for each tag.

use std::sync::Arc;

use crate::base::{Date, Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, FEEDS, Subject};
use crate::site::model::entry::output_path;
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::output::xml::Xml;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;
use crate::talk::Face;
use crate::talk::html::escape;

/// The feeds. Addresses in them are absolute, so there are none without `base_url`.
pub const OUTPUT: Output = Output {
    name: FEEDS,
    addresses: "`/feed.xml`, `/tags/{tag}/feed.xml`",
    content: "Atom feeds, if `base_url` is set",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if catalogue.base_url().is_none() || !catalogue.is_announced() {
        return Vec::new();
    }
    let whole = output_path(catalogue.config.permalinks.feed.as_str());
    let whole = whole.map(|path| Claim::generated(path, Subject::Site, "the feed"));
    let of_tag = |(index, listing): (usize, &Listing)| {
        let what = format!("the feed of the tag `{}`", listing.name);
        Some(Claim::generated(beside(&listing.output)?, Subject::Listing(index), what))
    };
    let listings = catalogue.listings.iter().enumerate();
    let tags = listings.filter(|(_, listing)| listing.kind == ListingKind::Tag).filter_map(of_tag);
    whole.into_iter().chain(tags).collect()
}

/// The feed of a tag: `feed.xml` beside `index.html`, and `x.feed.xml` beside `x.html`.
fn beside(page: &SitePath) -> Option<SitePath> {
    match page.file_name() {
        "index.html" => page.sibling("feed.xml"),
        name => page.sibling(&format!("{}.feed.xml", name.trim_end_matches(".html"))),
    }
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, subject, path| match subject {
        Subject::Listing(index) => Ok(tag(renderer, index, path)),
        _ => Ok(whole_site(renderer, path)),
    })
}

/// How much of each entry a feed carries.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Full,
    Summary,
}

/// The feed of the whole site: the newest talks and posts in full.
fn whole_site(renderer: &SiteRenderer, own: &SitePath) -> Vec<u8> {
    let site = &renderer.site;
    let home = SitePath::new("index.html").and_then(|home| site.absolute(&home));
    feed(renderer, site.title(), own, home, &site.newest(), Depth::Full)
}

/// The feed of a tag: summaries.
fn tag(renderer: &SiteRenderer, index: usize, own: &SitePath) -> Vec<u8> {
    let site = &renderer.site;
    let listing = &site.listings[index];
    let title = format!("{} – {}", listing.name, site.title());
    feed(renderer, &title, own, site.absolute(&listing.output), &listing.entries, Depth::Summary)
}

fn feed(
    renderer: &SiteRenderer,
    title: &str,
    own: &SitePath,
    page: Option<String>,
    entries: &[usize],
    depth: Depth,
) -> Vec<u8> {
    let site = &renderer.site;
    // An entry of a feed must say when it changed (RFC 4287, section 4.1.2). A talk enters it on its day.
    let is_in_feed = |i: &usize| {
        let entry = &site.entries[*i];
        entry.date.is_some() && !(entry.upcoming && entry.is_talk())
    };
    let entries: Vec<usize> = entries.iter().copied().filter(is_in_feed).take(site.config.feed_limit).collect();
    let own = site.absolute(own).unwrap_or_default();
    let page = page.unwrap_or_default();
    let updated = entries.iter().filter_map(|i| changed(site, *i)).max();
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &site.config.language)]);
    xml.leaf("title", &[], title);
    xml.leaf("id", &[], &page);
    xml.leaf("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)], "");
    xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)], "");
    // A feed must say when it changed (RFC 4287, section 4.2.15); one without entries never has.
    xml.leaf("updated", &[], &updated.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), Date::rfc3339));
    if let Some(name) = &site.config.speaker.name {
        xml.person(name);
    }
    for index in entries {
        entry(&mut xml, renderer, index, depth);
    }
    xml.close("feed");
    xml.finish()
}

/// When the entry was last changed. That is never after today.
fn changed(site: &Site, index: usize) -> Option<Date> {
    let entry = &site.entries[index];
    let modified = entry.document.meta.modified.as_ref().map(|date| date.value);
    let today = site.options.today;
    modified.max(entry.date).map(|date| if date.day_only() > today.day_only() { today } else { date })
}

fn entry(xml: &mut Xml, renderer: &SiteRenderer, index: usize, depth: Depth) {
    let site = &renderer.site;
    let entry = &site.entries[index];
    let url = site.absolute(&entry.output).unwrap_or_default();
    xml.open("entry", &[("xml:lang", &entry.lang)]);
    xml.leaf("title", &[], &entry.document.title);
    xml.leaf("id", &[], &url);
    xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)], "");
    if let Some(date) = entry.date.filter(|_| !entry.upcoming) {
        xml.leaf("published", &[], &date.rfc3339());
    }
    if let Some(date) = changed(site, index) {
        xml.leaf("updated", &[], &date.rfc3339());
    }
    // An entry or its feed must name an author (RFC 4287, section 4.2.1).
    match entry.speakers.is_empty() {
        true if site.config.speaker.name.is_none() => xml.person(site.title()),
        _ => entry.speakers.iter().for_each(|name| xml.person(name)),
    }
    for tag in &entry.tags {
        xml.leaf("category", &[("term", tag)], "");
    }
    let summary = entry.document.description();
    if !summary.is_empty() {
        xml.leaf("summary", &[], summary);
    }
    if depth == Depth::Full {
        xml.leaf("content", &[("type", "html")], &content(renderer, index));
    }
    xml.close("entry");
}

/// The whole text of an entry, for feed readers that do not show the page.
fn content(renderer: &SiteRenderer, index: usize) -> String {
    let context = renderer.of_entry(index, UrlForm::Absolute);
    let entry = &renderer.site.entries[index];
    let document = &entry.document;
    let mut out = context.html(&document.intro);
    for slide in &document.slides {
        if let Some(chapter) = slide.chapter.and_then(|i| document.chapters.get(i as usize)) {
            out.push_str(&format!("<h2>{}</h2>\n", escape(&chapter.title)));
            out.push_str(&context.html(&chapter.lead));
        }
        match &slide.face {
            Face::Picture(picture) => {
                let (src, alt) = (escape(&context.url(&picture.target.url)), escape(&picture.alt));
                out.push_str(&format!("<p><img src=\"{src}\" alt=\"{alt}\"></p>\n"));
            }
            Face::Film(film) => {
                out.push_str("<p>");
                context.film(film, &mut out);
                out.push_str("</p>\n");
            }
            Face::Text(face) => out.push_str(&format!("<blockquote>{}</blockquote>\n", context.html(face))),
        }
        out.push_str(&context.html(&slide.transcript));
    }
    if let Some(closing) = &document.closing {
        out.push_str(&context.html(closing));
    }
    with_own_footnotes(&out, &entry.slug)
}

/// A feed reader shows several entries on one page, so the ids of footnotes must differ. Text never contains a bare `"`.
fn with_own_footnotes(html: &str, slug: &str) -> String {
    let slug = escape(slug);
    html.replace("href=\"#tp-fn", &format!("href=\"#{slug}-fn")).replace("id=\"tp-fn", &format!("id=\"{slug}-fn"))
}
