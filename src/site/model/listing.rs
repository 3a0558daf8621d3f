use std::collections::BTreeMap;

use crate::base::data::shown;
use crate::base::slug::slug;
use crate::base::{Diagnostic, Place, SitePath};
use crate::site::model::config::Config;
use crate::site::model::entry::{Entry, output_path};
use crate::talk::Kind;
use crate::talk::meta::slug_rule::slug_problem;

/// A page that lists all talks and posts of one tag, event, speaker or year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What they have in common.
    pub kind: ListingKind,
    /// The name of the tag, event, speaker or year.
    pub name: String,
    /// Where the page is written.
    pub output: SitePath,
    /// Indexes of the entries, newest first.
    pub entries: Vec<usize>,
}

/// What the entries of a listing have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListingKind {
    /// A tag.
    Tag,
    /// An event.
    Event,
    /// A speaker.
    Speaker,
    /// A year.
    Year,
}

impl ListingKind {
    /// The word for templates.
    pub const fn name(self) -> &'static str {
        match self {
            ListingKind::Tag => "tag",
            ListingKind::Event => "event",
            ListingKind::Speaker => "speaker",
            ListingKind::Year => "year",
        }
    }
}

/// All listings of a site, sorted by kind and name. `order` has the indexes of the listed entries, newest first.
pub fn listings(
    entries: &[Entry],
    order: &[usize],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Listing> {
    let mut members: BTreeMap<(ListingKind, String), Vec<usize>> = BTreeMap::new();
    for &index in order {
        for key in keys(&entries[index]) {
            members.entry(key).or_default().push(index);
        }
    }
    members
        .into_iter()
        .filter_map(|((kind, name), members)| {
            let first = &entries[members[0]].document.path;
            match address(kind, &name, config) {
                Ok(output) => Some(Listing { kind, name, output, entries: members }),
                Err(problem) => {
                    let message =
                        format!("the {} `{}` cannot be part of an address: {problem}", kind.name(), shown(&name));
                    diagnostics
                        .push(Diagnostic::error("listing-name", message).at(Place::file(first)).hint("rename it"));
                    None
                }
            }
        })
        .collect()
}

fn keys(entry: &Entry) -> Vec<(ListingKind, String)> {
    let tags = entry.tags.iter().map(|t| (ListingKind::Tag, t.clone()));
    let events = entry.events().into_iter().map(|e| (ListingKind::Event, e.to_owned()));
    let speakers = entry.speakers.iter().filter(|_| entry.kind() == Kind::Talk);
    let speakers = speakers.map(|s| (ListingKind::Speaker, s.clone()));
    let years = entry.years().into_iter().map(|y| (ListingKind::Year, y.to_string()));
    let mut keys: Vec<_> = tags.chain(events).chain(speakers).chain(years).collect();
    keys.dedup();
    keys
}

fn address(kind: ListingKind, name: &str, config: &Config) -> Result<SitePath, String> {
    let slug = slug(name);
    if slug.is_empty() {
        return Err("it has no letter or digit".into());
    }
    if let Some(problem) = slug_problem(&slug) {
        return Err(problem.to_string());
    }
    let links = &config.permalinks;
    let pattern = match kind {
        ListingKind::Tag => &links.tag,
        ListingKind::Event => &links.event,
        ListingKind::Speaker => &links.speaker,
        ListingKind::Year => &links.year,
    };
    let address = pattern.expand(&[(kind.name(), &slug)]);
    output_path(&address).ok_or_else(|| "its address leads nowhere".to_owned())
}

/// Gives each tag the spelling in which it was first written. A tag that differs in case gets a warning.
pub fn unify_tags(entries: &mut [Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut spelling: BTreeMap<String, (String, SitePath)> = BTreeMap::new();
    for entry in entries {
        let path = entry.document.path.clone();
        for tag in &mut entry.tags {
            let key = crate::base::slug::fold(tag);
            let (first, where_first) = spelling.entry(key).or_insert_with(|| (tag.clone(), path.clone()));
            if tag != first {
                let message = format!("the tag `{tag}` is written `{first}` in {where_first}");
                diagnostics.push(
                    Diagnostic::warning("tag-case", message)
                        .at(Place::file(&path))
                        .hint(format!("write `{first}` here too")),
                );
                tag.clone_from(first);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        entry.tags.retain(|tag| seen.insert(tag.clone()));
    }
}
