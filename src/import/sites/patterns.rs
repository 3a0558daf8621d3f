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
    /// Those that keep most addresses as they are: what the settings name, or else what is behind at least half of the addresses.
    pub fn choose(docs: &[Doc], facts: &SiteFacts) -> Patterns {
        let given = |pattern: &Option<String>| pattern.clone().map(Pattern);
        let post = choose(docs, given(&facts.post), |doc| !doc.is_page && !doc.is_talk);
        let has_talks = docs.iter().any(|doc| doc.is_talk && !doc.is_private);
        let has_posts = docs.iter().any(|doc| !doc.is_talk && !doc.is_page && !doc.is_private);
        let talk = if has_talks { choose(docs, given(&facts.post), |doc| doc.is_talk) } else { post.clone() };
        Patterns {
            post: if has_posts { post } else { talk.clone() },
            talk,
            page: choose(docs, given(&facts.page), |doc| doc.is_page),
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

/// The pattern that the settings give to documents of a kind, if most of them have it; otherwise the one behind at least half of their
/// addresses, or the built-in one.
fn choose(docs: &[Doc], given: Option<Pattern>, is_of_kind: impl Fn(&Doc) -> bool) -> Pattern {
    let mut votes: BTreeMap<Pattern, usize> = BTreeMap::new();
    let (mut all, mut fitting) = (0, 0);
    for doc in docs.iter().filter(|doc| is_of_kind(doc) && !doc.is_home() && !doc.is_private) {
        let address = doc.addresses.first().map(String::as_str).unwrap_or_default();
        all += 1;
        fitting += usize::from(given.as_ref().is_some_and(|given| given.slug_of(address, doc.date).is_some()));
        if let Some(pattern) = Pattern::behind(address, doc.date, !doc.is_page) {
            *votes.entry(pattern).or_default() += 1;
        }
    }
    if let Some(given) = given.filter(|_| fitting * 2 >= all) {
        return given;
    }
    // Of several, the shortest.
    let rank = |(pattern, votes): &(Pattern, usize)| (*votes, std::cmp::Reverse(pattern.0.len()));
    let best = votes.into_iter().rev().max_by_key(rank).filter(|(_, votes)| votes * 2 >= all);
    best.map_or_else(|| Pattern(DEFAULT.to_owned()), |(pattern, _)| pattern)
}
