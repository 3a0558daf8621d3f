use std::collections::BTreeMap;

use crate::base::data::shown;
use crate::base::diagnostic::did_you_mean;
use crate::base::slug::fold;
use crate::base::{Date, Diagnostic, Place, SitePath};
use crate::site::model::config::Config;
use crate::site::model::entry::{Entry, output_path};
use crate::site::model::listing_slugs::ListingSlugs;
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
    let mut slugs: BTreeMap<ListingKind, ListingSlugs> = BTreeMap::new();
    for kind in [ListingKind::Tag, ListingKind::Event, ListingKind::Speaker] {
        let of_this_kind = members.iter().filter(|(key, _)| key.0 == kind);
        let mut names: Vec<_> = of_this_kind.map(|(key, of)| (first_use(entries, of, kind, &key.1), &key.1)).collect();
        names.sort();
        let names: Vec<&str> = names.into_iter().map(|(_, name)| name.as_str()).collect();
        let of_kind = ListingSlugs::new(&names, config);
        diagnostics.extend(of_kind.collisions.iter().map(|names| collision(kind, names, &of_kind)));
        slugs.insert(kind, of_kind);
    }
    diagnostics.extend(config.slugs.keys().filter_map(|name| unused_slug(name, &members, config)));
    members
        .into_iter()
        .filter_map(|((kind, name), members)| {
            let first = &entries[members[0]].document.path;
            let slug = slugs.get(&kind).map_or(name.as_str(), |slugs| slugs.of(&name));
            match address(kind, slug, config) {
                Ok(output) => Some(Listing { kind, name, output, entries: members }),
                Err(problem) => {
                    let message =
                        format!("the {} `{}` cannot be part of an address: {problem}", kind.name(), shown(&name));
                    diagnostics.push(
                        Diagnostic::error("listing-name", message)
                            .at(Place::file(first))
                            .hint("rename it, or choose an address in `[slugs]` of talkpress.toml"),
                    );
                    None
                }
            }
        })
        .collect()
}

/// Sorts names by their first use: by the oldest of the `members`, which are newest first, and by the place in it. Documents
/// without a date count as new.
fn first_use<'e>(
    entries: &'e [Entry],
    members: &[usize],
    kind: ListingKind,
    name: &str,
) -> (bool, Option<Date>, Option<&'e SitePath>, Option<usize>) {
    let oldest = members.iter().map(|index| &entries[*index]).rfind(|entry| entry.date.is_some());
    let Some(entry) = oldest.or_else(|| members.first().map(|index| &entries[*index])) else {
        return (true, None, None, None);
    };
    let place = match kind {
        ListingKind::Tag => entry.tags.iter().position(|tag| tag == name),
        ListingKind::Speaker => entry.speakers.iter().position(|speaker| speaker == name),
        ListingKind::Event => entry.events().iter().position(|event| *event == name),
        ListingKind::Year => None,
    };
    (entry.date.is_none(), entry.date, Some(&entry.document.path), place)
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

/// The note on names that would have the same address.
fn collision(kind: ListingKind, names: &[String], slugs: &ListingSlugs) -> Diagnostic {
    let all: Vec<String> = names.iter().map(|name| format!("`{}` (`{}`)", shown(name), slugs.of(name))).collect();
    let message = format!("the {}s with similar names have different addresses: {}", kind.name(), all.join(", "));
    Diagnostic::note("similar-names", message).hint("choose their addresses in `[slugs]` of talkpress.toml")
}

/// The warning about a name in `[slugs]` that the site does not have.
fn unused_slug(
    name: &str,
    members: &BTreeMap<(ListingKind, String), Vec<usize>>,
    config: &Config,
) -> Option<Diagnostic> {
    let known = || members.keys().filter(|key| key.0 != ListingKind::Year).map(|key| key.1.as_str());
    if known().any(|other| fold(other) == fold(name)) {
        return None;
    }
    let message = format!("`[slugs]` has `{}`, but no tag, event or speaker has that name", shown(name));
    let nearest = did_you_mean(name, known()).map(|near| format!("did you mean `{near}`?"));
    let diagnostic = Diagnostic::warning("unused-slug", message).maybe_hint(nearest);
    Some(match config.origins.slugs.get(name) {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    })
}

fn address(kind: ListingKind, slug: &str, config: &Config) -> Result<SitePath, String> {
    if slug.is_empty() {
        return Err("it has no letter or digit".into());
    }
    if let Some(problem) = slug_problem(slug) {
        return Err(problem.to_string());
    }
    let links = &config.permalinks;
    let pattern = match kind {
        ListingKind::Tag => &links.tag,
        ListingKind::Event => &links.event,
        ListingKind::Speaker => &links.speaker,
        ListingKind::Year => &links.year,
    };
    let address = pattern.expand(&[(kind.name(), slug)]);
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
