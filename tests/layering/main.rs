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

fn assert_none(mistakes: Vec<String>) {
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}
