use std::ops::Range;

use super::defaults::Defaults;
use crate::base::data::Fields;
use crate::base::{Files, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::settings_file::{self, flag, table, text, texts};
use crate::import::sites::site_facts::SiteFacts;

/// The configuration of a Jekyll site.
#[derive(Debug)]
pub(super) struct Config {
    fields: Fields,
    /// Values for front matter.
    pub defaults: Defaults,
    /// The folder of the sources; `""` is that of the site.
    pub source: String,
}

/// A collection of documents.
#[derive(Clone, Debug)]
pub(super) struct Collection {
    /// Its name; its folder has a `_` before it.
    pub name: String,
    /// Whether its documents are published.
    pub is_published: bool,
    /// The pattern of their addresses.
    pub permalink: Option<String>,
}

/// What Jekyll never publishes unless a key asks for it.
const EXCLUDED: [&str; 8] = [
    "Gemfile",
    "Gemfile.lock",
    "gemfiles",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
];

impl Config {
    /// That of the site.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(files: &Files) -> Result<Config, Refusal> {
        let name = if files.contains("_config.yml") { "_config.yml" } else { "_config.yaml" };
        let fields =
            SitePath::new(name).map_or(Ok(None), |path| settings_file::file(files, &path))?.unwrap_or_default();
        let source = text(&fields, "source").unwrap_or_default().trim_start_matches("./").trim_matches('/').to_owned();
        let source = if source == "." { String::new() } else { source };
        Ok(Config { defaults: Defaults::read(&fields), source, fields })
    }

    /// Its collections, and the folder they are in.
    pub fn collections(&self) -> (Vec<Collection>, String) {
        let folder = text(&self.fields, "collections_dir").unwrap_or_default().trim_matches('/').to_owned();
        let of_list = || {
            let of_name = |name: String| Collection { name, is_published: false, permalink: None };
            texts(&self.fields, "collections").into_iter().map(of_name).collect()
        };
        let of_table = |table: &Fields| {
            let collection = |field: &crate::base::data::Field| {
                let own = field.value.as_table();
                Collection {
                    name: field.key.clone(),
                    is_published: own.and_then(|own| flag(own, "output")).unwrap_or(field.key == "posts"),
                    permalink: own.and_then(|own| text(own, "permalink")).map(str::to_owned),
                }
            };
            table.iter().map(collection).collect()
        };
        (table(&self.fields, "collections").map_or_else(of_list, of_table), folder)
    }

    /// The permalink: a pattern, or the name of a style.
    pub fn permalink(&self) -> &str {
        text(&self.fields, "permalink").unwrap_or("date")
    }

    /// Whether documents with a date in the future are published.
    pub fn shows_future(&self) -> bool {
        flag(&self.fields, "future").unwrap_or(false)
    }

    /// The address of the site, and the path that all its addresses begin with.
    pub fn base(&self) -> (Option<&str>, &str) {
        (text(&self.fields, "url"), text(&self.fields, "baseurl").unwrap_or_default().trim_end_matches('/'))
    }

    /// Whether Jekyll takes the file at `path` into the site: neither is a name in it special, nor is it excluded. It looks itself
    /// into the folders that are the parts `own`, such as `_posts`; below them, only the first and the last name may be special.
    pub fn takes(&self, path: &str, own: Range<usize>) -> bool {
        let last = path.matches('/').count();
        let includes = texts(&self.fields, "include");
        let excludes = texts(&self.fields, "exclude");
        let excludes: Vec<&str> = excludes.iter().map(String::as_str).chain(EXCLUDED).collect();
        let mut end = 0;
        for (index, part) in path.split('/').enumerate() {
            end += part.len() + usize::from(end > 0);
            let above = &path[..end];
            let is_named =
                includes.iter().any(|name| name.trim_matches('/') == above || name.trim_matches('/') == part);
            let is_inside = own.contains(&index) || index > own.end && index < last && !own.is_empty();
            let is_special = !is_inside && (part.starts_with(['.', '_', '#', '~']) || part.ends_with('~'));
            if !is_named && (is_special || excludes.iter().any(|pattern| is_excluded(above, path, pattern))) {
                return false;
            }
        }
        true
    }

    /// What `talkpress.toml` can say of it.
    pub fn facts(&self) -> SiteFacts {
        let (url, base) = self.base();
        let author = table(&self.fields, "author").and_then(|author| text(author, "name"));
        let author = author.or_else(|| text(&self.fields, "author")).map(str::to_owned);
        let language =
            text(&self.fields, "lang").or_else(|| text(&self.fields, "locale")).map(|lang| lang.replace('_', "-"));
        let feed = table(&self.fields, "feed").and_then(|feed| text(feed, "path"));
        SiteFacts {
            title: text(&self.fields, "title").or_else(|| text(&self.fields, "name")).map(str::to_owned),
            base_url: url
                .filter(|url| url.starts_with("http"))
                .map(|url| format!("{}{base}", url.trim_end_matches('/'))),
            language: language.filter(|lang| lang != "en"),
            author,
            post: super::address::as_permalink(self.permalink()),
            page: None,
            others: feed.map(|path| ("feed", format!("/{}", path.trim_start_matches('/')))).into_iter().collect(),
        }
    }
}

/// Whether `pattern` excludes `above`, a folder above `path` or `path` itself.
fn is_excluded(above: &str, path: &str, pattern: &str) -> bool {
    let pattern = pattern.trim_start_matches('/');
    match pattern.contains(['*', '?']) {
        true => crate::import::sites::wildcard::matches(above.as_bytes(), pattern.trim_end_matches("/**").as_bytes()),
        false => {
            path.starts_with(pattern)
                && (pattern.ends_with('/') || above == pattern.trim_end_matches('/') || above.starts_with(pattern))
        }
    }
}
