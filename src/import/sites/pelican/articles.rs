//! Articles and pages: what Pelican makes of a document.

use super::addresses::{ARTICLE, Facts, PAGE};
use super::settings::Settings;
use super::slugify::slugify;
use super::sort_files::{is_below, is_ignored};
use crate::base::{Date, SitePath};
use crate::import::sites::address::of_file;
use crate::import::sites::dates;
use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;
use crate::talk::meta::file_name::file_date;
use crate::talk::meta::slug_rule::slug_problem;

/// A document, and what has to be said of it.
pub(super) struct Article {
    /// The document.
    pub doc: Doc,
    /// Its slug in Pelican.
    pub slug: String,
    /// Whether Pelican treats it as a page.
    pub is_page: bool,
    /// A sentence about it that continues its path.
    pub note: Option<&'static str>,
}

/// What Pelican makes of the document at `below` in the content.
pub(super) fn article(mut doc: Doc, below: &SitePath, settings: &Settings, today: Date) -> Article {
    let pages = settings.texts(&["PAGE_PATHS", "PAGE_DIR"], &["pages"]);
    let articles = settings.texts(&["ARTICLE_PATHS", "ARTICLE_DIR"], &[""]);
    let path = below.as_str();
    let is_page = is_below(path, &pages) && !is_below(path, &settings.texts(&["PAGE_EXCLUDES"], &[]));
    let is_article = !is_page
        && is_below(path, &articles)
        && !is_below(path, &settings.texts(&["ARTICLE_EXCLUDES"], &[]))
        && !is_below(path, &pages);
    let mut note = None;
    let is_ignored = settings.texts(&["IGNORE_FILES"], &[]).iter().any(|pattern| is_ignored(path, pattern));
    if !is_page && !is_article || is_ignored {
        doc.make_draft();
        note = Some("is not among the articles or pages of the site, so it became a draft");
    }
    let slug = slug(&doc, below, settings);
    status(&mut doc, path, settings);
    dates::tidy(&mut doc, "modified");
    doc.date = dates::tidy(&mut doc, "date").or_else(|| name_date(below));
    if is_page {
        doc.make_page();
    } else {
        doc.is_page = doc.get("category") == Some("page");
        if !doc.is_page && doc.date.is_none() && !doc.is_private {
            note = Some(without_date(&mut doc, settings));
        }
    }
    if !doc.is_private && !has_title(&doc, path, settings) {
        doc.make_draft();
        note = Some("has no title, so Pelican did not publish it, and it became a draft");
    }
    let is_future = doc.date.is_some_and(|date| date.day_only() > today.day_only());
    if settings.is_off("WITH_FUTURE_DATES")
        && is_future
        && !is_page
        && let Some(date) = doc.date
    {
        doc.set("publishdate", dates::value(date));
    }
    addresses(&mut doc, below, &slug, is_page, settings);
    Article { doc, slug, is_page, note }
}

/// Whether Pelican finds a title: in the document or in the settings. It leaves out what has none.
fn has_title(doc: &Doc, path: &str, settings: &Settings) -> bool {
    let is_in_name = |name| settings.text(name).is_some_and(|pattern| pattern.contains("(?P<title>"));
    doc.get("title").is_some()
        || ["FILENAME_METADATA", "PATH_METADATA"].into_iter().any(is_in_name)
        || settings.extra_metadata(path, "title").or_else(|| settings.default_metadata("title")).is_some()
}

/// Pelican leaves out an article without a date, unless there is a default.
fn without_date(doc: &mut Doc, settings: &Settings) -> &'static str {
    if settings.text("DEFAULT_DATE").is_some_and(|text| !text.is_empty())
        || settings.has("DEFAULT_DATE") && !settings.is_off("DEFAULT_DATE")
    {
        doc.make_page();
        return "has no date, so it became a page";
    }
    doc.make_draft();
    "has no date, so Pelican did not publish it, and it became a draft"
}

/// The date in the name of the file, in Pelican's only spelling of it.
fn name_date(below: &SitePath) -> Option<Date> {
    Date::parse(below.file_name().get(..10)?)
}

fn slug(doc: &Doc, below: &SitePath, settings: &Settings) -> String {
    if let Some(slug) = doc.get("slug") {
        return slug.to_owned();
    }
    let has_slug = settings.text("FILENAME_METADATA").is_some_and(|pattern| pattern.contains("(?P<slug>"));
    if has_slug {
        let rest = match name_date(below) {
            Some(_) => below.stem().get(11..).unwrap_or_default(),
            None => file_date(below.stem()).1,
        };
        return rest.to_owned();
    }
    match settings.text("SLUGIFY_SOURCE") {
        Some("basename") => slugify(below.stem()),
        _ => slugify(doc.get("title").unwrap_or(below.stem())),
    }
}

/// Pelican publishes what is `published` or `hidden`, and nothing else.
fn status(doc: &mut Doc, path: &str, settings: &Settings) {
    let default = || {
        let of_path = settings.extra_metadata(path, "status").or_else(|| settings.default_metadata("status"));
        of_path.map(str::to_owned).or_else(|| settings.some("DEFAULT_STATUS"))
    };
    let own = doc.get("status").map(str::to_ascii_lowercase);
    let is_default = own.is_none();
    match own.or_else(default).as_deref() {
        None | Some("published") => {}
        Some("hidden") if is_default => doc.set("status", Setting::Word("hidden".into())),
        Some("hidden") => {}
        Some("draft" | "skip") if !is_default => doc.is_private = true,
        Some(_) => doc.set("status", Setting::Word("draft".into())),
    }
    doc.is_private |=
        doc.settings.iter().any(|(key, value)| key == "status" && *value == Setting::Word("draft".into()));
}

fn addresses(doc: &mut Doc, below: &SitePath, slug: &str, is_page: bool, settings: &Settings) {
    let folder = below.folder().rsplit('/').next().unwrap_or_default();
    let category = doc.get("category").filter(|_| !is_page).unwrap_or(if folder.is_empty() { "misc" } else { folder });
    let category = slugify(category);
    let author = slugify(doc.get("author").or(settings.text("AUTHOR")).unwrap_or_default());
    let own_language = settings.text("DEFAULT_LANG").unwrap_or("en");
    let lang = doc.get("lang").unwrap_or(own_language);
    let is_translation = lang != own_language;
    let facts = Facts { slug, date: doc.date, category: &category, author: &author, lang };
    let kind = if is_page { PAGE } else { ARTICLE };
    let mut addresses = kind.addresses(settings, &facts, is_translation);
    let is_off = kind.save_as(settings, is_translation).is_empty() && doc.get("save_as").is_none();
    if is_off && !doc.is_private {
        doc.make_draft();
    }
    let own: Vec<String> = ["save_as", "url"].into_iter().filter_map(|key| doc.get(key)).map(of_file).collect();
    if !own.is_empty() {
        doc.has_own_address = true;
        addresses = own;
    }
    if addresses.first().is_some_and(|address| address == "/")
        && !doc.is_private
        && let Some(home) = SitePath::new("content/index.md")
    {
        doc.target = home;
        addresses.clear();
    }
    doc.addresses = addresses;
    doc.wanted_slug = Some(slug.to_owned()).filter(|slug| slug_problem(slug).is_none());
}
