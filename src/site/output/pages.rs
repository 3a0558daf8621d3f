//! The pages: each gathers its views and hands them to its template.

use crate::base::{Diagnostic, SitePath};
use crate::site::model::links::LinkOrigin;
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::model::site::Site;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::{HomeView, IndexView, RedirectView, SiteView};
use crate::talk::Kind;

use crate::site::render::page::{Page, page_view};
use crate::site::render::{article, card, talk};

pub type Made = Result<Vec<u8>, Diagnostic>;

/// What every template sees of the site.
pub fn site_view(site: &Site) -> SiteView {
    SiteView {
        title: site.title().to_owned(),
        language: site.config.language.clone(),
        base_url: site.base_url().map(str::to_owned),
        speaker: site.config.speaker.name.clone().unwrap_or_default(),
        bio: site.config.speaker.bio.clone().unwrap_or_default(),
        params: site.config.params.clone(),
        generator: concat!("talkpress ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

/// The page of a talk, post or page.
pub fn entry(site: &Site, index: usize) -> Made {
    let context = PageContext::of_entry(site, index, UrlForm::Relative);
    let page = page_view(&context, Page::of_entry(site, index));
    match site.entries[index].kind() {
        Kind::Talk => {
            let view = talk::view(&context, index);
            site.theme.render("talk.html", site.globals.clone().with("page", page).with("talk", view))
        }
        Kind::Post | Kind::Page => {
            let view = article::view(&context, index);
            site.theme.render("article.html", site.globals.clone().with("page", page).with("article", view))
        }
    }
}

/// The home page, with the text of an entry if there is one.
pub fn home(site: &Site, text: Option<usize>) -> Made {
    let Some(output) = SitePath::new("index.html") else { return Ok(Vec::new()) };
    let context = match text {
        Some(index) => PageContext::of_entry(site, index, UrlForm::Relative),
        None => PageContext { site, from: LinkOrigin { source: &output, output: &output }, form: UrlForm::Relative },
    };
    let html = text.map(|index| context.html(&site.entries[index].document.intro)).unwrap_or_default();
    let (mut upcoming, talks): (Vec<usize>, Vec<usize>) = site.talks.iter().partition(|i| site.entries[**i].upcoming);
    upcoming.reverse();
    let cards = |list: &[usize]| list.iter().map(|i| card::view(&context, *i)).collect();
    let title = text.map_or(site.title(), |index| &site.entries[index].document.title).to_owned();
    let view = HomeView { title, html, upcoming: cards(&upcoming), talks: cards(&talks), posts: cards(&site.posts) };
    let page = page_view(&context, Page::home(site, text));
    site.theme.render("home.html", site.globals.clone().with("page", page).with("home", view))
}

/// The page of a tag, event, speaker or year.
pub fn listing(site: &Site, listing: &Listing) -> Made {
    let context = PageContext {
        site,
        from: LinkOrigin { source: &listing.output, output: &listing.output },
        form: UrlForm::Relative,
    };
    let items = listing.entries.iter().map(|i| card::view(&context, *i)).collect();
    let view = IndexView { name: listing.name.clone(), items };
    let mut page = page_view(&context, Page::listing(listing));
    if listing.kind == ListingKind::Tag && site.base_url().is_some() {
        page.own_feed = listing.feed.as_ref().map(|feed| context.to(feed));
    }
    site.theme.render("index.html", site.globals.clone().with("page", page).with("index", view))
}

/// The page at an alias.
pub fn redirect(site: &Site, path: &SitePath, index: usize) -> Made {
    let context = PageContext { site, from: LinkOrigin { source: path, output: path }, form: UrlForm::Relative };
    let entry = &site.entries[index];
    let view = RedirectView { url: context.to(&entry.output), title: entry.document.title.clone() };
    let mut page = page_view(&context, Page::plain("redirect", &entry.document.title));
    page.canonical = site.absolute(&entry.output);
    page.noindex = true;
    site.theme.render("redirect.html", site.globals.clone().with("page", page).with("redirect", view))
}

/// The page for addresses that lead nowhere. It is shown at any depth, so its links start at the root.
pub fn not_found(site: &Site) -> Made {
    let Some(output) = SitePath::new("404.html") else { return Ok(Vec::new()) };
    let context = PageContext { site, from: LinkOrigin { source: &output, output: &output }, form: UrlForm::Relative };
    let mut page = page_view(&context, Page::plain("404", site.word("not_found")));
    let root = site.root_on_host();
    page.home = root.clone();
    page.feed = format!("{root}{}", page.feed);
    for entry in &mut page.menu {
        if !crate::base::url::is_remote(&entry.url) {
            entry.url = format!("{root}{}", entry.url.trim_start_matches("./"));
        }
    }
    page.root = root;
    page.noindex = true;
    page.canonical = None;
    site.theme.render("404.html", site.globals.clone().with("page", page))
}
