//! Posts, pages and documents of collections: what Jekyll makes of a document.

use super::address::{Facts, addresses, of_style};
use super::config::{Collection, Config};
use super::sort_files::FileKind;
use crate::base::{Date, SitePath};
use crate::import::sites::dates;
use crate::import::sites::doc::{Doc, texts};
use crate::import::sites::setting::Setting;
use crate::import::sites::settings_file::{as_flag, flag};
use crate::import::sites::titles;

/// Gives `doc`, which is at `path` in the sources, its date and its addresses. Returns a sentence that continues its path, if there is
/// something to say.
pub(super) fn complete(
    doc: &mut Doc,
    path: &SitePath,
    kind: &FileKind,
    config: &Config,
    today: Date,
) -> Option<&'static str> {
    let scope = match kind {
        FileKind::Post(_) => "posts",
        FileKind::Draft => "drafts",
        FileKind::Collection(collection, _) => collection.name.as_str(),
        _ => "pages",
    };
    let default = |key: &str| config.defaults.get(path.as_str(), scope, key);
    // talkpress reads the key itself.
    doc.is_private = flag(&doc.fields, "published") == Some(false);
    let is_unpublished = doc.fields.get("published").is_none() && default("published").and_then(as_flag) == Some(false);
    let date = dates::tidy(doc, "date");
    let (name_date, name) = dated_name(path.stem());
    doc.date = date.or(name_date);
    let facts = facts(doc, path, kind, name, default("categories").map(texts).unwrap_or_default());
    let permalink = doc.get("permalink").map(str::to_owned);
    let of_defaults = default("permalink").and_then(|field| field.value.as_text());
    let pattern = match &permalink {
        Some(permalink) => of_style(permalink).to_owned(),
        None => pattern(kind, of_defaults, config, path),
    };
    doc.has_own_address = permalink.is_some();
    doc.addresses = addresses(&pattern, &facts);
    for alias in doc.texts("redirect_from") {
        doc.aliases.extend(alias.split_whitespace().map(str::to_owned));
    }
    divide_tags(doc);
    titles::ensure(doc, if name_date.is_some() { name } else { path.stem() });
    let note = privacy(doc, kind, name_date.is_some());
    if is_unpublished && !doc.is_private {
        doc.make_draft();
    }
    if !matches!(kind, FileKind::Post(_) | FileKind::Draft) && (matches!(kind, FileKind::Page) || doc.date.is_none()) {
        doc.make_page();
    } else {
        doc.is_page = doc.get("category") == Some("page");
    }
    let is_future = doc.date.is_some_and(|date| date.day_only() > today.day_only());
    if let (true, false, Some(date)) =
        (is_future && matches!(kind, FileKind::Post(_) | FileKind::Collection(..)), config.shows_future(), doc.date)
    {
        doc.set("publishdate", dates::value(date));
    }
    if doc.addresses == ["/"]
        && !doc.is_private
        && let Some(home) = SitePath::new("content/index.md")
    {
        doc.target = home;
        doc.addresses.clear();
    }
    note
}

/// Jekyll divides a text of tags at its blanks.
fn divide_tags(doc: &mut Doc) {
    let tags: Vec<String> = doc.get("tags").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    if tags.len() > 1 && tags.iter().all(|tag| !tag.contains(',')) {
        doc.set("tags", Setting::List(tags));
    }
}

/// Makes a draft of what Jekyll does not publish. Returns a sentence that continues its path, if there is something to say.
fn privacy(doc: &mut Doc, kind: &FileKind, has_name_date: bool) -> Option<&'static str> {
    match kind {
        FileKind::Draft => {
            doc.is_private = true;
            None
        }
        FileKind::Post(_) if !has_name_date => {
            doc.make_draft();
            Some("has no date in its name, so Jekyll did not publish it, and it became a draft")
        }
        FileKind::Collection(collection, _) if !collection.is_published => {
            doc.make_draft();
            Some("is in a collection without pages, so it became a draft")
        }
        _ => None,
    }
}

/// The pattern of a document that has none of its own.
fn pattern(kind: &FileKind, of_defaults: Option<&str>, config: &Config, path: &SitePath) -> String {
    let site = config.permalink();
    match kind {
        FileKind::Collection(collection, _) => of_collection(collection, of_defaults, site),
        FileKind::Page => {
            let folder = path.folder();
            let is_index = path.stem() == "index";
            let suffix = match site {
                "pretty" => "/",
                "date" | "ordinal" | "weekdate" | "none" => ".html",
                custom if custom.ends_with('/') => "/",
                custom if custom.ends_with(":output_ext") => ".html",
                _ => "",
            };
            match (of_defaults, is_index) {
                (Some(pattern), _) => of_style(pattern).to_owned(),
                (None, true) => format!("/{folder}/"),
                (None, false) => format!("/{folder}/{}{suffix}", path.stem()),
            }
        }
        _ => of_style(of_defaults.unwrap_or(site)).to_owned(),
    }
}

fn of_collection(collection: &Collection, of_defaults: Option<&str>, site: &str) -> String {
    let own = of_defaults.or(collection.permalink.as_deref());
    match own {
        Some("pretty") => "/:collection/:path/".to_owned(),
        Some("date" | "none" | "ordinal" | "weekdate") => "/:collection/:path.html".to_owned(),
        Some(pattern) => pattern.to_owned(),
        None if site == "pretty" || site.ends_with('/') => "/:collection/:path/".to_owned(),
        None => "/:collection/:path.html".to_owned(),
    }
}

fn facts(doc: &Doc, path: &SitePath, kind: &FileKind, name: &str, of_defaults: Vec<String>) -> Facts {
    let mut categories: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !name.is_empty() && categories.iter().all(|other| other != name) {
            categories.push(name.to_owned());
        }
    };
    if let FileKind::Post(folder) = kind {
        folder.split('/').for_each(&mut add);
    }
    let is_list = doc.fields.get("categories").is_some_and(|field| field.value.as_text().is_none());
    let own = doc.texts("categories");
    match is_list {
        true => own.iter().for_each(|name| add(name)),
        false => own.iter().flat_map(|names| names.split_whitespace()).for_each(&mut add),
    }
    doc.texts("category").iter().for_each(|name| add(name));
    if own.is_empty() && doc.fields.get("category").is_none() {
        of_defaults.iter().flat_map(|names| names.split_whitespace()).for_each(&mut add);
    }
    let (collection, path) = match kind {
        FileKind::Collection(collection, rest) => {
            (collection.name.clone(), rest.rsplit_once('.').map_or(rest.as_str(), |(stem, _)| stem).to_owned())
        }
        _ => (String::new(), path.folder().to_owned()),
    };
    Facts {
        slug: doc.get("slug").unwrap_or(name).to_owned(),
        name: name.to_owned(),
        path,
        collection,
        categories,
        date: doc.date,
        time: time(doc.get("date").unwrap_or_default()),
    }
}

/// Hours, minutes and seconds in a date.
fn time(date: &str) -> [String; 3] {
    let clock = date.split([' ', 'T']).nth(1).unwrap_or_default();
    let mut parts = clock.split(':').map(|part| part.chars().take(2).collect::<String>());
    [(); 3].map(|()| parts.next().filter(|part| !part.is_empty()).unwrap_or_else(|| "00".to_owned()))
}

/// The date at the beginning of a name, in Jekyll's spellings, and the rest of the name.
fn dated_name(stem: &str) -> (Option<Date>, &str) {
    let mut parts = stem.splitn(4, '-');
    let numbers: Vec<&str> = parts.by_ref().take(3).collect();
    let rest = parts.next();
    match (numbers.as_slice(), rest) {
        ([year, month, day], Some(rest)) if month.len() <= 2 && day.len() <= 2 => {
            let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
            match dates::loose(&format!("{year}-{month}-{day}")) {
                Some(date) => (Some(date), rest),
                None => (None, stem),
            }
        }
        _ => (None, stem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_dates() {
        for (name, date, rest) in [
            ("2017-03-05-my-post", Some("2017-03-05"), "my-post"),
            ("2017-3-5-x", Some("2017-03-05"), "x"),
            ("2017-13-05-x", None, "2017-13-05-x"),
            ("my-post", None, "my-post"),
            ("2017-03-05", None, "2017-03-05"),
        ] {
            let found = dated_name(name);
            assert_eq!((found.0.map(|date| date.to_string()).as_deref(), found.1), (date, rest), "{name}");
        }
        assert_eq!(time("2017-03-05 09:05 +0100"), ["09", "05", "00"]);
    }
}
