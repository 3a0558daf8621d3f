//! What search engines read: `sitemap.xml` and `robots.txt`.

use std::sync::Arc;

use crate::base::{Date, Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{ACCESSIBILITY, Claim, INDEXES, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::listing::Listing;
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::output::xml::Xml;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The sitemap, and the file that names it, which gives way to one of the author.
pub const OUTPUT: Output = Output {
    name: "sitemap",
    addresses: "`/robots.txt`, `/sitemap.xml`",
    content: "for search engines; the sitemap only if `base_url` is set. Your own `static/robots.txt` replaces the generated one, which allows everything",
    claims,
    files,
};

/// The subject of `robots.txt`: that of `sitemap.xml` is the site.
const ROBOTS: Subject = Subject::Part(0);

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.is_announced() {
        return Vec::new();
    }
    let sitemap = SitePath::new("sitemap.xml").filter(|_| catalogue.base_url().is_some());
    let robots = SitePath::new("robots.txt");
    let robots = robots.map(|path| Claim::generated(path, ROBOTS, "robots.txt").giving_way());
    let sitemap = sitemap.map(|path| Claim::generated(path, Subject::Site, "sitemap.xml"));
    robots.into_iter().chain(sitemap).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, subject, _| match subject {
        ROBOTS => Ok(robots(&renderer.site)),
        _ => Ok(sitemap(&renderer.site)),
    })
}

/// `sitemap.xml` (sitemaps.org protocol 0.9): all that is in lists.
fn sitemap(site: &Site) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    let home = SitePath::new("index.html");
    let listed = site.talks.iter().chain(&site.posts).map(|i| &site.entries[*i]);
    let newest = listed.filter(|entry| !entry.is_draft()).filter_map(past).max();
    home.into_iter().for_each(|home| place(&mut xml, site, &home, newest));
    for index in site.talks.iter().chain(&site.posts).chain(&site.pages) {
        let entry = &site.entries[*index];
        if entry.is_draft() {
            continue;
        }
        let changed = entry.document.meta.modified.as_ref().map(|d| d.value).max(past(entry));
        place(&mut xml, site, &entry.output, changed);
    }
    let is_public = |listing: &&Listing| listing.entries.iter().any(|i| !site.entries[*i].is_draft());
    for listing in site.listings.iter().filter(is_public) {
        place(&mut xml, site, &listing.output, None);
    }
    let others = site.outputs.of(INDEXES).chain(site.outputs.of(ACCESSIBILITY));
    others.for_each(|(_, page)| place(&mut xml, site, page, None));
    xml.close("urlset");
    xml.finish()
}

/// The entry's date, unless it is in the future.
fn past(entry: &Entry) -> Option<Date> {
    entry.date.filter(|_| !entry.upcoming)
}

fn place(xml: &mut Xml, site: &Site, output: &SitePath, changed: Option<Date>) {
    let Some(url) = site.absolute(output) else { return };
    xml.open("url", &[]);
    xml.leaf("loc", &[], &url);
    if let Some(date) = changed {
        xml.leaf("lastmod", &[], &date.day_only().to_string());
    }
    xml.close("url");
}

/// `robots.txt` (RFC 9309): everything may be read.
fn robots(site: &Site) -> Vec<u8> {
    let sitemap = site.path_of(OUTPUT.name, Subject::Site).and_then(|path| site.absolute(path));
    let sitemap = sitemap.map(|url| format!("\nSitemap: {url}\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}
