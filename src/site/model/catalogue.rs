use std::collections::HashMap;

use crate::base::{Diagnostic, Files, SitePath, url};
use crate::site::model::config::Config;
use crate::site::model::entry::Entry;
use crate::site::model::listing::{Listing, ListingKind, listings};
use crate::site::model::options::{Indexing, Options};
use crate::site::words::{Dictionary, SiteWords, sort_key};
use crate::talk::Kind;

/// The most documents of a site whose pages have versions as text by default.
pub const MAX_WITH_TEXTS: usize = 300;

/// All documents of a site with their dates, slugs, order and listings. Links have not been followed yet.
#[derive(Debug)]
pub struct Catalogue {
    /// The configuration.
    pub config: Config,
    /// The options of this build.
    pub options: Options,
    /// Every document that is built, by source path.
    pub entries: Vec<Entry>,
    /// The indexes of all listed talks, newest first.
    pub talks: Vec<usize>,
    /// The indexes of all listed posts, newest first.
    pub posts: Vec<usize>,
    /// The position of each listed talk or post in `talks` or `posts`, by its index.
    pub positions: HashMap<usize, usize>,
    /// The indexes of all listed pages, by folder, `order` and title.
    pub pages: Vec<usize>,
    /// The listings, sorted by kind and name.
    pub listings: Vec<Listing>,
    /// The words of the interface.
    pub words: SiteWords,
    /// The files below `static/`, by source path.
    pub static_files: Vec<SitePath>,
}

impl Catalogue {
    /// Sorts the entries and makes the listings. Adds problems with them to `diagnostics`.
    pub fn new(
        config: Config,
        options: Options,
        entries: Vec<Entry>,
        dictionary: &Dictionary,
        files: &Files,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Catalogue {
        let talks = in_lists(&entries, Kind::Talk);
        let posts = in_lists(&entries, Kind::Post);
        let mut both: Vec<usize> = talks.iter().chain(&posts).copied().collect();
        sort_by_date(&entries, &mut both);
        let lists = [&talks, &posts];
        let positions = lists.into_iter().flat_map(|list| list.iter().enumerate().map(|(at, i)| (*i, at))).collect();
        let langs = entries.iter().map(|entry| entry.lang.as_str());
        Catalogue {
            words: SiteWords::new(dictionary, &config.words, &config.language, langs),
            listings: listings(&entries, &both, &config, diagnostics),
            static_files: files.below("static").map(|(path, ..)| path.clone()).collect(),
            pages: pages(&entries, &config.language),
            config,
            options,
            entries,
            talks,
            posts,
            positions,
        }
    }

    /// The site's title.
    pub fn title(&self) -> &str {
        match (&self.config.title, &self.config.speaker.name) {
            (Some(title), _) => title,
            (None, Some(name)) => name,
            (None, None) => self.words.site().word("talks"),
        }
    }

    /// Whether search engines and feed readers are led to the site.
    pub fn is_announced(&self) -> bool {
        self.options.indexing == Indexing::Allowed
    }

    /// The address where the site will be published. It ends in `/`.
    pub fn base_url(&self) -> Option<&str> {
        self.options.base_url.as_deref().or(self.config.base_url.as_deref())
    }

    /// The absolute address of an output path.
    pub fn absolute(&self, output: &SitePath) -> Option<String> {
        let from_root = url::relative("index.html", output.as_str());
        self.base_url().map(|base| format!("{base}{}", from_root.trim_start_matches("./")))
    }

    /// The path of the site on its host: `/`, or the folder of `base_url` with a slash on both sides.
    pub fn root_on_host(&self) -> String {
        let folder = self.base_url().and_then(|base| base.splitn(4, '/').nth(3)).unwrap_or_default();
        format!("/{folder}")
    }

    /// The index of the entry with the text of the home page, if there is one.
    pub fn home(&self) -> Option<usize> {
        self.entries.iter().position(Entry::is_home)
    }

    /// Whether other sites are offered the slides of this entry in a frame.
    pub fn is_embeddable(&self, index: usize) -> bool {
        let entry = &self.entries[index];
        self.config.embed && entry.is_talk() && !entry.document.slides.is_empty()
    }

    /// Whether there are text versions of the page of this entry. They cannot ask search engines to ignore them, so pages that do
    /// have none. The home page is made of lists.
    pub fn has_texts(&self, index: usize) -> bool {
        let entry = &self.entries[index];
        self.is_announced() && entry.is_public() && !entry.is_home()
    }

    /// Whether an output with a version of each page as text is written. Together, they are about as large as all documents, and
    /// hosts limit the number of files: without a `setting`, large sites have none.
    pub fn writes_texts(&self, setting: Option<bool>) -> bool {
        setting.unwrap_or_else(|| self.with_texts().nth(MAX_WITH_TEXTS).is_none())
    }

    /// The entries with text versions, by index.
    pub fn with_texts(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries.iter().enumerate().filter(|(index, _)| self.has_texts(*index))
    }

    /// The listing of a kind and name.
    pub fn listing(&self, kind: ListingKind, name: &str) -> Option<&Listing> {
        let found = self.listings.binary_search_by(|l| (l.kind, l.name.as_str()).cmp(&(kind, name)));
        found.ok().map(|i| &self.listings[i])
    }

    /// The next older and the next newer listed entry of the same kind.
    pub fn neighbours(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let list = match self.entries[index].kind() {
            Kind::Talk => &self.talks,
            Kind::Post => &self.posts,
            Kind::Page => return (None, None),
        };
        let Some(at) = self.positions.get(&index).copied() else { return (None, None) };
        (list.get(at + 1).copied(), at.checked_sub(1).and_then(|i| list.get(i)).copied())
    }

    /// The indexes of all listed talks and posts, newest first. Those of one day are sorted by source path.
    pub fn newest(&self) -> Vec<usize> {
        let mut newest: Vec<usize> = self.talks.iter().chain(&self.posts).copied().collect();
        sort_by_date(&self.entries, &mut newest);
        newest
    }
}

fn in_lists(entries: &[Entry], kind: Kind) -> Vec<usize> {
    let mut list: Vec<usize> =
        (0..entries.len()).filter(|i| entries[*i].kind() == kind && entries[*i].is_listed()).collect();
    sort_by_date(entries, &mut list);
    list
}

/// Sorts by date, newest first. Entries of one day are sorted by source path.
fn sort_by_date(entries: &[Entry], list: &mut [usize]) {
    list.sort_by(|a, b| {
        let (a, b) = (&entries[*a], &entries[*b]);
        b.date.cmp(&a.date).then_with(|| a.document.path.cmp(&b.document.path))
    });
}

/// The listed pages, sorted by folder, then by `order`, then by title.
fn pages(entries: &[Entry], lang: &str) -> Vec<usize> {
    let mut list: Vec<usize> =
        (0..entries.len()).filter(|i| entries[*i].kind() == Kind::Page && entries[*i].is_listed()).collect();
    let key = |i: &usize| {
        let document = &entries[*i].document;
        let order = document.meta.order.as_ref().map_or(i64::MAX, |o| o.value);
        (document.path.folder().to_owned(), order, sort_key(lang, &document.title), document.path.clone())
    };
    list.sort_by_cached_key(key);
    list
}
