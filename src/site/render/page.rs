use crate::base::{SitePath, url};
use crate::site::model::accessibility::path as accessibility_path;
use crate::site::model::claim::{FEEDS, MARKDOWN, SEARCH, STYLES, Subject};
use crate::site::model::language;
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::model::site::Site;
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{LinkView, MenuView, PageView, SpeakerView};
use crate::site::render::{json_ld, share_image};

/// What distinguishes one page from another.
#[derive(Debug, Default)]
pub struct Page<'a> {
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub lang: Option<&'a str>,
    /// The entry the page belongs to.
    pub entry: Option<usize>,
    pub noindex: bool,
    /// Whether it shows text of a document that needs the stylesheet for slides.
    pub has_styles: bool,
}

impl<'a> Page<'a> {
    pub fn of_entry(site: &'a Site, index: usize) -> Page<'a> {
        let entry = &site.entries[index];
        Page {
            kind: entry.kind().name(),
            title: entry.document.title.clone(),
            description: entry.document.description().to_owned(),
            lang: Some(&entry.lang),
            entry: Some(index),
            noindex: entry.is_draft() || !entry.is_listed(),
            has_styles: !entry.document.styles.is_empty(),
        }
    }

    pub fn home(site: &'a Site, text: Option<usize>) -> Page<'a> {
        let document = text.map(|index| &site.entries[index].document);
        let description = document.map(|d| d.description().to_owned()).or(site.config.speaker.bio.clone());
        Page {
            kind: "home",
            title: site.title().to_owned(),
            description: description.unwrap_or_default(),
            lang: text.map(|index| site.entries[index].lang.as_str()),
            has_styles: document.is_some_and(|document| !document.styles.is_empty()),
            ..Page::default()
        }
    }

    pub fn listing(site: &Site, listing: &Listing) -> Page<'a> {
        let description = newest_titles(site, &listing.entries);
        Page { kind: listing.kind.name(), title: listing.name.clone(), description, ..Page::default() }
    }

    pub fn plain(kind: &'static str, title: &str) -> Page<'a> {
        Page { kind, title: title.to_owned(), ..Page::default() }
    }
}

/// What a list describes itself with: the titles of the newest entries among `entries`, which begin with them.
pub fn newest_titles(site: &Site, entries: &[usize]) -> String {
    let titles: Vec<&str> = entries.iter().take(3).map(|index| site.entries[*index].document.title.as_str()).collect();
    titles.join(" · ")
}

/// Makes the view of a page.
pub fn page_view(context: &PageContext<'_>, page: Page<'_>) -> PageView {
    let site = context.site;
    let output = context.from.output;
    let lang = page.lang.unwrap_or(&site.config.language).to_owned();
    let has_image = !matches!(page.kind, "404" | "redirect");
    let image = if has_image { share_image::image(context, page.entry) } else { None };
    let src = image.as_ref().map_or("", |image| &image.src);
    let json_ld = page.entry.and_then(|index| json_ld::of_entry(context, index, src));
    let fediverse = fediverse(context, &page);
    let image_type = share_image::media_type(src);
    PageView {
        kind: page.kind,
        title: page.title,
        description: page.description,
        dir: language::direction(&lang),
        locale: language::locale(&lang),
        lang,
        root: root(output),
        canonical: site.absolute(output),
        home: to_path(context, "index.html"),
        accessibility: accessibility(context),
        feed: feed(context),
        own_feed: None,
        calendar: calendar(context),
        markdown: markdown(context, page.entry),
        search: search(context),
        menu: menu(context),
        assets: assets(context),
        css: css(context, page.has_styles),
        speaker: speaker(context),
        image_type,
        image,
        fediverse,
        json_ld,
        noindex: page.noindex || !site.is_announced(),
    }
}

fn to_path(context: &PageContext<'_>, path: &str) -> String {
    SitePath::new(path).map_or_else(String::new, |path| context.to(&path))
}

fn root(output: &SitePath) -> String {
    match output.as_str().matches('/').count() {
        0 => "./".into(),
        depth => "../".repeat(depth),
    }
}

/// The folder with the data of the search, if there is anything to search.
fn search(context: &PageContext<'_>) -> String {
    let data = context.site.path_of(SEARCH, Subject::Site);
    data.map(|path| format!("{}{}/", root(context.from.output), path.folder())).unwrap_or_default()
}

/// The address of the page as Markdown.
fn markdown(context: &PageContext<'_>, entry: Option<usize>) -> String {
    let path = entry.and_then(|index| context.site.path_of(MARKDOWN, Subject::Entry(index)));
    path.map(|path| context.to(path)).unwrap_or_default()
}

/// The address of the accessibility page, or of what the author has in its place.
fn accessibility(context: &PageContext<'_>) -> String {
    let path = accessibility_path(context.site).filter(|path| context.site.links.routes.contains(path.as_str()));
    path.map(|path| context.to(&path)).unwrap_or_default()
}

fn feed(context: &PageContext<'_>) -> String {
    context.site.path_of(FEEDS, Subject::Site).map(|path| context.to(path)).unwrap_or_default()
}

/// The address of the calendar, which may be the author's own file.
fn calendar(context: &PageContext<'_>) -> String {
    let site = context.site;
    let path =
        SitePath::new("upcoming.ics").filter(|path| site.config.calendar && site.links.routes.contains(path.as_str()));
    path.map(|path| context.to(&path)).unwrap_or_default()
}

/// The configured menu, then the documents whose front matter has `menu`.
fn menu(context: &PageContext<'_>) -> Vec<MenuView> {
    let site = context.site;
    let configured = site.config.menu.iter().map(|link| (link.title.clone(), site_url(context, &link.url)));
    let asked = site.pages.iter().filter_map(|index| {
        let entry = &site.entries[*index];
        let title = entry.document.meta.menu.as_ref()?;
        // Hugo has the name of the menu there.
        let is_name = matches!(title.value.as_str(), "main" | "true");
        let title = if is_name { &entry.document.title } else { &title.value };
        Some((title.clone(), context.to(&entry.output)))
    });
    let here = context.to(context.from.output);
    configured.chain(asked).map(|(title, url)| MenuView { title, current: url == here, url }).collect()
}

/// A URL of the configuration: a path from the site's root, or an address outside.
pub fn site_url(context: &PageContext<'_>, target: &str) -> String {
    if url::is_remote(target) {
        return target.to_owned();
    }
    let rooted = if target.starts_with('/') { target.to_owned() } else { format!("/{target}") };
    context.url(&rooted)
}

fn assets(context: &PageContext<'_>) -> serde_json::Map<String, serde_json::Value> {
    let assets = context.theme.published(context.site.config.theme_font);
    assets.map(|(name, (path, _))| (name.clone(), context.to(path).into())).collect()
}

fn css(context: &PageContext<'_>, has_styles: bool) -> Vec<String> {
    let of_slides = context.site.path_of(STYLES, Subject::Site).filter(|_| has_styles);
    let own = context.site.config.css().into_iter().map(|path| site_url(context, path));
    of_slides.map(|path| context.to(path)).into_iter().chain(own).collect()
}

/// The account of the site's speaker on the pages that are not by somebody else.
fn fediverse(context: &PageContext<'_>, page: &Page<'_>) -> String {
    let speaker = &context.site.config.speaker;
    let is_theirs = match page.entry {
        _ if matches!(page.kind, "404" | "redirect") => false,
        Some(index) => {
            let names = &context.site.entries[index].speakers;
            names.is_empty() || names.iter().any(|name| speaker.name.as_ref() == Some(name))
        }
        None => page.kind != ListingKind::Speaker.name() || speaker.name.as_ref() == Some(&page.title),
    };
    speaker.fediverse.clone().filter(|_| is_theirs).unwrap_or_default()
}

fn speaker(context: &PageContext<'_>) -> SpeakerView {
    let speaker = &context.site.config.speaker;
    let name = speaker.name.clone().unwrap_or_default();
    SpeakerView {
        portrait: speaker.portrait.as_ref().map(|portrait| {
            let mut image = context.image(&format!("/{}", portrait.trim_start_matches('/')), &name);
            image.src = site_url(context, portrait);
            image
        }),
        links: speaker
            .links
            .iter()
            .map(|link| LinkView { title: link.title.clone(), url: site_url(context, &link.url) })
            .collect(),
    }
}
