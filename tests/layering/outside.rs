//! What reaches outside the program, who may name it, and what may panic.

use crate::layers::PURE;
use crate::source::sources;
use crate::{assert_none, is_allowed, stale};

/// What only some folders or files may name, by the start of the path; and which.
const OUTSIDE: &[(&str, &[&str])] = &[
    // A file of the output that is sent.
    ("std::fs", &["io/disk/", "io/publish/s3/store.rs"]),
    ("std::net", &["io/preview/", "cli/serve/", "publish/address.rs"]),
    ("std::os", &["io/allocator.rs", "io/browser/", "io/disk/", "io/drawing/separate.rs", "io/within_memory.rs"]),
    ("std::env", &["io/", "cli/", "main.rs"]),
    ("std::process::exit", &["main.rs"]),
    // The browser and the editor, when the author asks for them; a browser that prints; git; and this program itself, to draw and with another setting.
    (
        "std::process::Command",
        &[
            "io/allocator.rs",
            "io/browser/",
            "io/launch.rs",
            "io/drawing/separate.rs",
            "io/within_memory.rs",
            "io/publish/git/",
        ],
    ),
    (
        "std::process",
        &[
            "io/allocator.rs",
            "io/browser/",
            "io/disk/",
            "io/launch.rs",
            "io/drawing/separate.rs",
            "io/within_memory.rs",
            "io/publish/git/",
            "main.rs",
        ],
    ),
    ("std::thread", &["io/", "cli/progress.rs", "cli/import/workers.rs"]),
    ("std::time::SystemTime", &["io/"]),
    ("std::time::Instant", &["io/", "cli/"]),
    ("std::io::stdin", &["cli/terminal.rs", "io/drawing/child.rs", "io/signals.rs"]),
    ("std::io::stdout", &["cli/terminal.rs", "io/drawing/child.rs", "io/signals.rs"]),
    ("std::io::stderr", &["cli/terminal.rs", "cli/progress.rs", "io/signals.rs"]),
    // Four locks: around the build that the preview shows, around the memory that pictures may use, around what a signal has to end,
    // and around words that are handed over once, so that they are not kept.
    (
        "std::sync::Mutex",
        &[
            "io/picture_memory.rs",
            "io/preview/current_build.rs",
            "io/unfinished.rs",
            "site/output/search/document_words.rs",
        ],
    ),
    ("std::sync::RwLock", &[]),
    ("std::sync::Condvar", &["io/picture_memory.rs", "io/preview/current_build.rs"]),
    ("std::sync::mpsc", &["io/watch/", "io/drawing/separate.rs", "cli/import/workers.rs", "cli/progress.rs"]),
    // Tables that are computed once and never change.
    ("std::sync::LazyLock", &["talk/highlight/language.rs", "talk/highlight/rules.rs", "talk/math/convert.rs"]),
    // What is computed once, for several readers.
    (
        "std::sync::OnceLock",
        &[
            "io/drawing/separate.rs",
            "io/preview/preview_build.rs",
            "site/images/picture_source.rs",
            "site/output/search/index.rs",
            "site/output/social_cards/card_recipe.rs",
            "site/output/social_cards/mod.rs",
            "site/words/dictionary.rs",
        ],
    ),
    ("std::sync::atomic", &["io/", "cli/"]),
    ("std::cell", &["talk/highlight/painter.rs", "site/theme/range.rs", "base/place.rs"]),
    ("std::collections::hash_map::RandomState", &["io/preview/tokens.rs"]),
    ("std::hash::RandomState", &["io/preview/tokens.rs"]),
    ("rand", &[]),
];

/// Names that need no path, and the files that may use them.
const WORDS: &[(&str, &[&str])] = &[
    ("println!", &[]),
    ("print!", &[]),
    ("eprintln!", &[]),
    ("eprint!", &[]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
    ("panic!", &[]),
    ("unsafe", &[]),
    ("static mut", &[]),
    // A cache for each thread, whose contents never change a result, and a count that starts again with each page.
    ("thread_local!", &["site/theme/range.rs", "talk/highlight/painter.rs"]),
    ("find_any", &[]),
    ("find_map_any", &[]),
    ("par_bridge", &[]),
];

/// Whether `path` is `start` or something in it.
fn is_in(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn nothing_pure_touches_the_outside() {
    let mut mistakes = Vec::new();
    for source in sources() {
        for path in source.paths() {
            // `use std::io::Write` and then `io::stdout()`: a path may begin with any imported part.
            let full = |start: &str| {
                let parent = start.rsplit_once("::").and_then(|(parent, _)| parent.rsplit_once("::"));
                is_in(&path, start) || parent.is_some_and(|(above, _)| is_in(&path, &start[above.len() + 2..]))
            };
            let found = OUTSIDE.iter().find(|(start, _)| full(start));
            if let Some((start, _)) = found.filter(|(_, places)| !is_allowed(&source, places)) {
                mistakes.push(format!("{}: `{path}` ({start})", source.path));
            }
        }
        for (number, line) in source.code_lines() {
            for (word, places) in WORDS {
                let before = line.find(word).and_then(|at| line[..at].chars().next_back());
                let is_whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
                if line.contains(word) && is_whole && !is_allowed(&source, places) {
                    mistakes.push(format!("{}:{number}: {word}", source.path));
                }
            }
        }
    }
    assert_none(mistakes);
}

#[test]
fn the_places_exist() {
    let tables = OUTSIDE.iter().chain(WORDS);
    assert_none(stale(tables.flat_map(|(_, places)| places.iter().copied())));
}

#[test]
fn whatever_could_panic_is_explained() {
    let mut mistakes = Vec::new();
    for source in sources() {
        for (number, line) in source.code_lines() {
            let could = [".unwrap()", ".expect(", "unreachable!("].iter().any(|word| line.contains(word));
            if could && !line.contains("self.expect(") && !source.is_explained(number) {
                mistakes.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(mistakes);
}

/// Words that are in no name of a pure layer: it does not know whether a site is built, served or watched.
const SERVING: &[&str] =
    &["serve", "served", "server", "serving", "watch", "watched", "watcher", "watching", "preview"];

#[test]
fn nothing_pure_knows_that_it_is_served() {
    let mut mistakes = Vec::new();
    for source in sources().iter().filter(|source| is_allowed(source, PURE)) {
        for (number, line) in source.code_lines() {
            let words = line.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(humps);
            let found: Vec<String> = words.filter(|word| SERVING.contains(&word.as_str())).collect();
            if !found.is_empty() {
                mistakes.push(format!("{}:{number}: {found:?}", source.path));
            }
        }
    }
    assert_none(mistakes);
}

/// `WatchMode` is `watch` and `mode`.
fn humps(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in name.chars() {
        match out.last_mut() {
            Some(word) if !c.is_ascii_uppercase() => word.push(c),
            _ => out.push(c.to_ascii_lowercase().to_string()),
        }
    }
    out
}
