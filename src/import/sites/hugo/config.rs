use std::collections::BTreeMap;

use super::mount::Mount;
use crate::base::data::Fields;
use crate::base::{Files, SitePath};
use crate::import::refusal::Refusal;
use crate::import::sites::settings_file::{self as settings, table, tables};
use crate::import::sites::site_facts::SiteFacts;

/// The configuration of a Hugo site.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The files at the root of the configuration; the first counts.
    roots: Vec<Fields>,
    /// Files of single tables, by name.
    tables: BTreeMap<String, Fields>,
}

/// The names of the configuration, and those of folders of it, as Hugo looks for them.
const NAMES: [&str; 2] = ["hugo", "config"];
const FOLDERS: [&str; 3] = ["config/production/", "config/_default/", ""];
const ENDINGS: [&str; 4] = ["toml", "yaml", "yml", "json"];

impl Config {
    /// That of the site.
    ///
    /// # Errors
    /// If a file of it cannot be read.
    pub fn read(files: &Files) -> Result<Config, Refusal> {
        let mut config = Config::default();
        for folder in FOLDERS {
            for name in NAMES.iter().flat_map(|name| ENDINGS.map(|ending| format!("{folder}{name}.{ending}"))) {
                if let Some(path) = SitePath::new(&name) {
                    config.roots.extend(settings::file(files, &path)?);
                }
            }
        }
        for folder in &FOLDERS[..2] {
            let names = files.below(folder.trim_end_matches('/')).filter(|(_, below, _)| !below.contains('/'));
            for (path, ..) in names.filter(|(path, ..)| ENDINGS.contains(&path.extension())) {
                if NAMES.contains(&path.stem()) {
                    continue;
                }
                if let Some(fields) = settings::file(files, path)? {
                    config.tables.entry(path.stem().to_ascii_lowercase()).or_insert(fields);
                }
            }
        }
        Ok(config)
    }

    /// The text of a setting.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.roots.iter().find_map(|root| settings::text(root, key))
    }

    /// The texts of a setting.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.roots.iter().map(|root| settings::texts(root, key)).find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    /// Whether a setting is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.roots.iter().find_map(|root| settings::flag(root, key)).unwrap_or(false)
    }

    /// A table.
    pub fn table(&self, key: &str) -> Option<&Fields> {
        self.roots.iter().find_map(|root| table(root, key)).or_else(|| self.tables.get(&key.to_ascii_lowercase()))
    }

    /// The tables of a list.
    pub fn tables(&self, key: &str) -> Vec<&Fields> {
        self.roots.iter().map(|root| tables(root, key)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The tags of its languages.
    pub fn languages(&self) -> Vec<String> {
        self.table("languages")
            .map(|table| table.iter().map(|field| field.key.to_ascii_lowercase()).collect())
            .unwrap_or_default()
    }

    /// The language without a part of its own in addresses.
    pub fn language(&self) -> String {
        self.text("defaultContentLanguage").unwrap_or("en").to_ascii_lowercase()
    }

    /// Whether documents in `language` are not published.
    pub fn is_turned_off(&self, language: &str) -> bool {
        let own = self.table("languages").and_then(|all| table(all, language));
        own.is_some_and(|own| settings::flag(own, "disabled") == Some(true))
            || self.texts("disableLanguages").iter().any(|other| other.eq_ignore_ascii_case(language))
    }

    /// Whether Hugo takes the file at `path`, which is in a folder for `target`: a mount of that folder can leave files out.
    pub fn mounts_file(&self, target: &str, path: &SitePath) -> bool {
        let mounts: Vec<Mount> = self.all_mounts(target).filter_map(|mount| Mount::of(mount, path)).collect();
        mounts.is_empty() || mounts.iter().any(Mount::takes)
    }

    /// The folders of documents, each with its language if it is one language's.
    pub fn content(&self) -> Vec<(String, Option<String>)> {
        let mut folders: Vec<(String, Option<String>)> =
            self.mounts("content").into_iter().map(|folder| (folder, None)).collect();
        for language in self.languages() {
            let own = self.table("languages").and_then(|table| settings::table(table, &language));
            let folder = own.and_then(|own| settings::text(own, "contentDir"));
            folders.extend(folder.map(|folder| (folder.trim_matches('/').to_owned(), Some(language))));
        }
        if folders.is_empty() {
            folders.push((self.text("contentDir").unwrap_or("content").trim_matches('/').to_owned(), None));
        }
        folders
    }

    /// The folders of files that are published as they are.
    pub fn statics(&self) -> Vec<String> {
        let mounted = self.mounts("static");
        if !mounted.is_empty() {
            return mounted;
        }
        let given = self.texts("staticDir");
        if given.is_empty() { vec!["static".to_owned()] } else { given }
    }

    fn mounts(&self, target: &str) -> Vec<String> {
        let source = |mount| settings::text(mount, "source").map(|source| source.trim_matches('/').to_owned());
        self.all_mounts(target).filter_map(source).collect()
    }

    fn all_mounts<'c>(&'c self, target: &'c str) -> impl Iterator<Item = &'c Fields> {
        let module = self.table("module").map(|module| tables(module, "mounts")).unwrap_or_default();
        let is_it = move |mount: &&Fields| {
            settings::text(mount, "target").is_some_and(|other| other.trim_matches('/') == target)
        };
        module.into_iter().filter(is_it)
    }

    /// What `talkpress.toml` can say of it.
    pub fn facts(&self) -> SiteFacts {
        let language =
            self.text("locale").or_else(|| self.text("languageCode")).or_else(|| self.text("defaultContentLanguage"));
        let params = self.table("params");
        let author = params.and_then(|params| table(params, "author")).or_else(|| self.table("author"));
        let author = author.and_then(|author| settings::text(author, "name"));
        let author = author.or_else(|| params.and_then(|params| settings::text(params, "author")));
        let has_feed = !self.texts("disableKinds").iter().any(|kind| kind.eq_ignore_ascii_case("rss"));
        SiteFacts {
            title: self.text("title").map(str::to_owned),
            base_url: self
                .text("baseURL")
                .filter(|url| url.starts_with("http"))
                .map(|url| url.trim_end_matches('/').to_owned()),
            language: language.filter(|lang| *lang != "en").map(|lang| lang.replace('_', "-")),
            author: author.map(str::to_owned),
            post: None,
            page: None,
            others: if has_feed { vec![("feed", "/index.xml".to_owned())] } else { Vec::new() },
        }
    }

    /// The pattern of the documents in a section.
    pub fn permalink(&self, kind: &str, section: &str) -> Option<&str> {
        let all = self.table("permalinks")?;
        let of_kind = table(all, kind).and_then(|table| settings::text(table, section));
        of_kind.or_else(|| if kind == "page" { settings::text(all, section) } else { None })
    }

    /// The tables of `cascade` at the root.
    pub fn cascade(&self) -> Vec<&Fields> {
        let found = self.tables("cascade");
        if found.is_empty() { self.tables.get("cascade").into_iter().collect() } else { found }
    }
}
