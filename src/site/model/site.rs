use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::{SitePath, url};
use crate::site::images::size::ImageSize;
use crate::site::model::config::Config;
use crate::site::model::entry::Entry;
use crate::site::model::links::{Destination, LinkOrigin, Links};
use crate::site::model::listing::Listing;
use crate::site::model::options::Options;
use crate::site::model::words::{self, WORDS};
use crate::site::theme::theme::{Theme, Values};
use crate::talk::Kind;

/// All of a site, once everything is known: what every page is made from. Never changes.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Config,
    /// Every document that is built, by source path.
    pub entries: Vec<Entry>,
    /// What a link can lead to.
    pub links: Links,
    /// The sizes of the pictures that documents show, by source path.
    pub images: HashMap<SitePath, ImageSize>,
    /// The widths in which pictures are to be had besides their own, narrowest first, by source path.
    pub variants: HashMap<SitePath, Vec<u32>>,
    /// Talks in lists, newest first.
    pub talks: Vec<usize>,
    /// Posts in lists, newest first.
    pub posts: Vec<usize>,
    /// The place of each entry in the list of its kind.
    pub positions: HashMap<usize, usize>,
    /// Pages, in the order of their folders.
    pub pages: Vec<usize>,
    /// The indexes, by their kind and name.
    pub listings: Vec<Listing>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// What every template sees: `site` and `words`.
    pub globals: Values,
    /// What this build was asked for.
    pub options: Options,
}

impl Site {
    /// The interface's word for `key`.
    pub fn word(&self, key: &str) -> &str {
        match self.config.words.get(key) {
            Some(word) => word,
            None => words::english(key).unwrap_or_default(),
        }
    }

    /// All the interface's words.
    pub fn words(&self) -> BTreeMap<&str, &str> {
        let own = self.config.words.iter().map(|(key, word)| (key.as_str(), word.as_str()));
        WORDS.iter().map(|word| (word.key, word.english)).chain(own).collect()
    }

    /// The site's title.
    pub fn title(&self) -> &str {
        match (&self.config.title, &self.config.speaker.name) {
            (Some(title), _) => title,
            (None, Some(name)) => name,
            (None, None) => self.word("talks"),
        }
    }

    /// Where the site will be published, with a `/` at its end.
    pub fn base_url(&self) -> Option<&str> {
        self.options.base_url.as_deref().or(self.config.base_url.as_deref())
    }

    /// The absolute address of an output path.
    pub fn absolute(&self, output: &SitePath) -> Option<String> {
        let from_root = url::relative("index.html", output.as_str());
        self.base_url().map(|base| format!("{base}{}", from_root.trim_start_matches("./")))
    }

    /// Where the site begins on its host: `/`, or the folder that `base_url` names, with slashes around it.
    pub fn root_on_host(&self) -> String {
        let folder = self.base_url().and_then(|base| base.splitn(4, '/').nth(3)).unwrap_or_default();
        format!("/{folder}")
    }

    /// Where the page of the entry is written.
    pub fn output(&self, index: usize) -> &SitePath {
        &self.entries[index].output
    }

    /// Finds where a link leads.
    pub fn resolve(&self, target: &str, from: LinkOrigin<'_>) -> Destination {
        self.links.resolve(&self.entries, target, from)
    }

    /// The listing of a kind and name.
    pub fn listing(&self, kind: crate::site::model::listing::ListingKind, name: &str) -> Option<&Listing> {
        let found = self.listings.binary_search_by(|l| (l.kind, l.name.as_str()).cmp(&(kind, name)));
        found.ok().map(|i| &self.listings[i])
    }

    /// The neighbours in time of an entry in lists: the older one and the newer one.
    pub fn neighbours(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let list = match self.entries[index].kind() {
            Kind::Talk => &self.talks,
            Kind::Post => &self.posts,
            Kind::Page => return (None, None),
        };
        let Some(at) = self.positions.get(&index).copied() else { return (None, None) };
        (list.get(at + 1).copied(), at.checked_sub(1).and_then(|i| list.get(i)).copied())
    }
}
