//! What search engines and hosts read: `sitemap.xml`, `robots.txt` and `_redirects`.

use crate::base::{Date, SitePath, url};
use crate::site::model::entry::Entry;
use crate::site::model::listing::Listing;
use crate::site::model::routes::Owner;
use crate::site::model::site::Site;
use crate::site::output::xml::Xml;

/// `sitemap.xml` (sitemaps.org protocol 0.9): all that is in lists.
pub fn sitemap(site: &Site) -> Vec<u8> {
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
    xml.close("urlset");
    xml.finish()
}

/// The entry's date, if it has come: nothing was changed in the future.
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
pub fn robots(site: &Site) -> Vec<u8> {
    let sitemap = SitePath::new("sitemap.xml").and_then(|path| site.absolute(&path));
    let sitemap = sitemap.map(|url| format!("\nSitemap: {url}\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}

/// `_redirects`, which some hosts turn into real redirects: `from to status`, a line each.
pub fn redirects(site: &Site) -> Vec<u8> {
    let root = site.root_on_host();
    let mut out = String::new();
    for (path, owner) in site.links.routes.iter() {
        if let Owner::Alias(index, _) = owner {
            let from = url::relative("index.html", path.as_str());
            let to = url::relative("index.html", site.output(*index).as_str());
            let (from, to) = (from.trim_start_matches("./"), to.trim_start_matches("./"));
            out.push_str(&format!("{root}{from} {root}{to} 301\n"));
            if let Some(bare) = from.strip_suffix('/') {
                out.push_str(&format!("{root}{bare} {root}{to} 301\n"));
            }
        }
    }
    out.into_bytes()
}
