//! The house rules: who may import whom, who may touch the outside, and how long things may get.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use source::{Source, sources};

/// The rooms from the ground up, and the other rooms each may use. `io` and `site` know nothing of each other.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("talk", &["base"]),
    ("site", &["base", "talk"]),
    ("io", &["base"]),
    ("cli", &["base", "talk", "site", "io"]),
    ("", &["base", "talk", "site", "io", "cli"]),
];

/// Below the roof: a function from files to files.
const PURE: &[&str] = &["base", "talk", "site"];

/// What only some rooms or files may name, by the start of the path; and who may.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("std::fs", &["io/disk/"]),
    ("std::net", &["io/preview/", "cli/serve/"]),
    ("std::os", &["io/disk/"]),
    ("std::env", &["io/", "cli/", "main.rs"]),
    ("std::process::exit", &["main.rs"]),
    // The browser and the editor, at the author's word.
    ("std::process::Command", &["io/launch.rs"]),
    ("std::process", &["io/disk/", "io/launch.rs", "main.rs"]),
    ("std::thread", &["io/"]),
    ("std::time::SystemTime", &["io/"]),
    ("std::time::Instant", &["io/", "cli/"]),
    ("std::io::stdin", &[]),
    ("std::io::stdout", &["cli/terminal.rs"]),
    ("std::io::stderr", &["cli/terminal.rs"]),
    // The one lock: the edition that is shown.
    ("std::sync::Mutex", &["io/preview/current_build.rs"]),
    ("std::sync::RwLock", &[]),
    ("std::sync::Condvar", &["io/preview/current_build.rs"]),
    ("std::sync::mpsc", &["io/watch.rs"]),
    // Tables that are computed once and never change.
    ("std::sync::LazyLock", &["talk/highlight/language.rs", "talk/highlight/rules.rs"]),
    ("std::sync::OnceLock", &["io/preview/preview_build.rs", "site/search/mod.rs"]),
    ("std::sync::atomic", &["io/"]),
    ("std::cell", &["talk/highlight/painter.rs", "site/theme/range.rs", "base/place.rs"]),
    ("std::collections::hash_map::RandomState", &["io/preview/tokens.rs"]),
    ("std::hash::RandomState", &["io/preview/tokens.rs"]),
    ("rand", &[]),
];

/// Names that need no path; and who may use them.
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
    // One memo a thread, whose contents never show in a result, and one count that begins anew with each page.
    ("thread_local!", &["site/theme/range.rs", "talk/highlight/painter.rs"]),
    ("find_any", &[]),
    ("find_map_any", &[]),
    ("par_bridge", &[]),
];

/// Crate, the name it goes by in code, and the files or folders that may import it.
const CRATES: &[(&str, &str, &[&str])] = &[
    ("annotate-snippets", "annotate_snippets", &["base/report.rs"]),
    ("blake3", "blake3", &["base/digest.rs"]),
    ("clap", "clap", &["cli/"]),
    ("clap_complete", "clap_complete", &["cli/"]),
    ("ctrlc", "ctrlc", &["main.rs"]),
    ("fast_image_resize", "fast_image_resize", &["site/raster.rs"]),
    ("html5gum", "html5gum", &["talk/html.rs"]),
    ("image", "image", &["site/raster.rs"]),
    ("imagesize", "imagesize", &["site/image.rs"]),
    ("include_dir", "include_dir", &["site/embedded.rs"]),
    // Dates in the one, what day it is in the other.
    ("jiff", "jiff", &["base/date.rs", "io/clock.rs"]),
    ("kamadak-exif", "exif", &["site/image.rs"]),
    // Searching bytes is used like the standard library.
    ("memchr", "memchr", &["base/", "talk/", "io/preview/script_tag.rs"]),
    ("mimalloc", "mimalloc", &["main.rs"]),
    ("notify", "notify", &["io/watch.rs"]),
    ("percent-encoding", "percent_encoding", &["base/url.rs"]),
    ("pulldown-cmark", "pulldown_cmark", &["talk/markdown/"]),
    ("qrcode", "qrcode", &["cli/serve/"]),
    ("quick-xml", "quick_xml", &["site/feeds.rs", "site/sitemap.rs", "site/image.rs"]),
    ("rayon", "rayon", &[""]),
    ("resvg", "resvg", &["site/social/paint.rs"]),
    ("serde", "serde", &[""]),
    ("serde-saphyr", "serde_saphyr", &["talk/front_matter/yaml.rs"]),
    // Structured data is a value in the views, not a type of its own.
    (
        "serde_json",
        "serde_json",
        &["site/json.rs", "site/view.rs", "site/view/", "site/pages/", "site/search/", "io/preview/", "cli/"],
    ),
    ("skrifa", "skrifa", &["site/social/fonts.rs"]),
    ("strsim", "strsim", &["base/diagnostic.rs"]),
    ("syntect", "syntect", &["talk/highlight/"]),
    ("tera", "tera", &["site/theme.rs", "site/theme/"]),
    ("tiny_http", "tiny_http", &["io/preview/reply.rs"]),
    ("toml", "toml", &["base/data/toml.rs"]),
    ("two-face", "two_face", &["talk/highlight/language.rs"]),
    ("unicode-normalization", "unicode_normalization", &["base/slug.rs", "talk/meta/read.rs"]),
    ("walkdir", "walkdir", &["io/disk/"]),
];

/// Plain data that programs read: the only files with serde's derives.
const DERIVES: &[&str] = &["site/view.rs", "site/view/", "site/json.rs", "site/report.rs", "cli/build.rs"];

/// Words that no name below the roof has: whether a site is built, served or watched is none of its business.
const ROOF: &[&str] = &["serve", "served", "server", "serving", "watch", "watched", "watcher", "watching", "preview"];

const MOST_LINES: usize = 350;

/// Rooms that want a wall, with the lines they have: none of them may grow, and none may join them.
const LARGE: &[(&str, usize)] = &[];

/// The same, for functions.
const LONG: &[(&str, usize)] = &[];

const MOST_LINES_OF_A_FUNCTION: usize = 60;

fn is_allowed(source: &Source, places: &[&str]) -> bool {
    places.iter().any(|place| {
        source.path == *place || (place.is_empty() || place.ends_with('/')) && source.path.starts_with(place)
    })
}

fn assert_none(mistakes: Vec<String>) {
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

/// Whether `path` is `start` or something in it.
fn is_in(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn imports_go_only_up_the_table() {
    let mut mistakes = Vec::new();
    for source in sources() {
        let room = source.room().to_owned();
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            mistakes.push(format!("{}: `{room}` is no room of the house", source.path));
            continue;
        };
        for path in source.paths() {
            let root = path.strip_prefix("crate::").or_else(|| path.strip_prefix("talkpress::"));
            let Some(other) = root.and_then(|rest| rest.split("::").next()) else { continue };
            let is_room = ROOMS.iter().any(|(name, _)| *name == other);
            if is_room && other != room && !may.contains(&other) {
                mistakes.push(format!("{}: `{path}`, but {room} may only use {may:?}", source.path));
            }
        }
    }
    assert_none(mistakes);
}

#[test]
fn nobody_below_the_roof_touches_the_outside() {
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
fn a_crate_has_one_importer() {
    let manifest = include_str!("../../Cargo.toml");
    let section = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let declared: BTreeSet<&str> = section.lines().filter_map(|line| line.split_once(" = ")).map(|(n, _)| n).collect();
    let listed: BTreeSet<&str> = CRATES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(declared, listed, "Cargo.toml and the table of crates in this test differ");
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for source in sources() {
        for path in source.paths() {
            let first = path.split("::").next().unwrap_or_default();
            let Some((name, _, places)) = CRATES.iter().find(|(_, code, _)| *code == first) else { continue };
            *used.entry(name).or_default() += 1;
            // `toml::read` of our own module is not the crate: rooms name it by its parent.
            let is_ours = first == "toml" && source.paths().iter().any(|p| p.ends_with("data::toml"));
            if !is_allowed(&source, places) && !is_ours {
                mistakes.push(format!("{}: `{path}`, but {name} is imported by {places:?} alone", source.path));
            }
        }
    }
    let unused = CRATES.iter().filter(|(name, ..)| !used.contains_key(name));
    mistakes.extend(unused.map(|(name, ..)| format!("nobody uses {name}")));
    assert_none(mistakes);
}

#[test]
fn serde_derives_only_where_programs_read() {
    let mut mistakes = Vec::new();
    for source in sources() {
        for (number, line) in source.code_lines() {
            let derives = line.contains("derive(") && (line.contains("Serialize") || line.contains("Deserialize"));
            if derives && !is_allowed(&source, DERIVES) {
                mistakes.push(format!("{}:{number}", source.path));
            }
        }
    }
    assert_none(mistakes);
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

#[test]
fn nobody_below_the_roof_knows_who_reads() {
    let mut mistakes = Vec::new();
    for source in sources().iter().filter(|source| PURE.contains(&source.room())) {
        for (number, line) in source.code_lines() {
            let words = line.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(humps);
            let found: Vec<String> = words.filter(|word| ROOF.contains(&word.as_str())).collect();
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

#[test]
fn no_glob_imports() {
    let mut mistakes = Vec::new();
    for source in sources() {
        let globs = source.paths().into_iter().filter(|path| path.ends_with("::*") && path != "rayon::prelude::*");
        mistakes.extend(globs.map(|path| format!("{}: {path}", source.path)));
    }
    assert_none(mistakes);
}

#[test]
fn files_and_functions_are_a_few_screens() {
    let mut mistakes = Vec::new();
    for source in sources() {
        let lines = source.lines.len();
        let most = LARGE.iter().find(|(path, _)| *path == source.path).map_or(MOST_LINES, |(_, most)| *most);
        if lines > most {
            mistakes.push(format!("{}: {lines} lines, unit tests aside", source.path));
        }
        let long = source.functions().into_iter().filter(|(name, _, lines)| {
            let most = LONG.iter().find(|(long, _)| long == name);
            *lines > most.map_or(MOST_LINES_OF_A_FUNCTION, |(_, most)| *most)
        });
        mistakes.extend(long.map(|(name, at, lines)| format!("{}:{at}: `{name}` has {lines} lines", source.path)));
    }
    assert_none(mistakes);
}
