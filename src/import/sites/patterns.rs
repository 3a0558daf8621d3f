use std::collections::BTreeMap;

use super::doc::Doc;
use super::pattern::Pattern;
use super::site_facts::SiteFacts;

/// The patterns of talks, posts and pages.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    /// That of talks, which is the one of posts unless the site has another one already.
    pub talk: Pattern,
    /// That of posts.
    pub post: Pattern,
    /// That of pages.
    pub page: Pattern,
}

/// The pattern of pages and posts that is built in.
pub(super) const DEFAULT: &str = "/{slug}/";

impl Patterns {
    /// Those that keep most addresses as they are: what the settings name, or else what is behind most addresses.
    pub fn choose(docs: &[Doc], facts: &SiteFacts) -> Patterns {
        let post = facts.post.clone().map(Pattern).unwrap_or_else(|| most_common(docs, false));
        Patterns {
            talk: post.clone(),
            post,
            page: facts.page.clone().map(Pattern).unwrap_or_else(|| most_common(docs, true)),
        }
    }

    /// That of a document.
    pub fn of(&self, doc: &Doc) -> &Pattern {
        match () {
            () if doc.is_page => &self.page,
            () if doc.is_talk => &self.talk,
            () => &self.post,
        }
    }
}

fn most_common(docs: &[Doc], is_page: bool) -> Pattern {
    let mut votes: BTreeMap<Pattern, usize> = BTreeMap::new();
    let counted = |doc: &&Doc| doc.is_page == is_page && !doc.is_home() && !doc.has_own_address && !doc.is_private;
    for doc in docs.iter().filter(counted) {
        let address = doc.addresses.first().map(String::as_str).unwrap_or_default();
        if let Some(pattern) = Pattern::behind(address, doc.date, !is_page) {
            *votes.entry(pattern).or_default() += 1;
        }
    }
    // Of several, the first.
    let best = votes.into_iter().rev().max_by_key(|(_, votes)| *votes);
    best.map_or_else(|| Pattern(DEFAULT.to_owned()), |(pattern, _)| pattern)
}
