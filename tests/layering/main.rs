//! The rules of the source: which file may import which, what may touch the outside, and how long things may get.

mod circles;
mod crates;
mod graph;
mod layers;
mod names;
mod outside;
mod sizes;
mod source;

use source::Source;

/// Whether `source` is one of `places`: files, or folders that end in `/`; `""` is all of `src/`.
fn is_allowed(source: &Source, places: &[&str]) -> bool {
    places.iter().any(|place| {
        source.path == *place || (place.is_empty() || place.ends_with('/')) && source.path.starts_with(place)
    })
}

/// Those of `places` that are no file and no folder of `src/`, so that a table does not keep what has moved.
fn stale<'a>(places: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let sources = source::sources();
    let is_stale = |place: &&str| !sources.iter().any(|source| is_allowed(source, &[place]));
    places
        .into_iter()
        .filter(is_stale)
        .map(|place| format!("{place} is in a table of this test, but not in src"))
        .collect()
}

fn assert_none(mistakes: Vec<String>) {
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}
