//! Which folder may import which.

use std::collections::BTreeSet;

use crate::assert_none;
use crate::graph::Graph;
use crate::source::Source;

/// Each folder of `src/` and the others it may use. The longest row that fits a file is its own; `talk/*` names all rows
/// below `talk`. A file may use its own row and those named, and nothing else.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("publish", &["base"]),
    ("talk/html", &["base"]),
    ("talk/front_matter", &["base"]),
    ("talk/highlight", &["base", "talk/html"]),
    ("talk/math", &["base", "talk/html"]),
    ("talk/meta", &["base", "talk/html", "talk/front_matter", "talk/highlight", "talk/decks"]),
    ("talk/markdown", &["base", "talk/html", "talk/front_matter", "talk/highlight", "talk/math"]),
    ("talk/scan", &["base", "talk/html", "talk/front_matter", "talk/highlight", "talk/markdown"]),
    ("talk/decks", &["base", "talk/html", "talk/front_matter", "talk/highlight", "talk/markdown", "talk/scan"]),
    ("talk", &["base", "talk/*"]),
    ("site/images", &["base"]),
    ("site/words", &["base"]),
    ("site/theme", &["base", "site/words"]),
    ("site/model", &["base", "publish", "talk", "talk/*", "site/images", "site/words"]),
    ("site/render", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model", "site/words"]),
    ("import", &["base", "talk", "talk/*", "site/images"]),
    ("export", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model", "site/render"]),
    ("site/output", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model", "site/render", "export"]),
    ("site/build", &["base", "talk", "talk/*", "site/*"]),
    ("site/mod.rs", &[]),
    ("io", &["base"]),
    ("io/browser", &["base", "io", "io/disk"]),
    ("io/disk", &["base", "publish", "io"]),
    ("io/preview", &["base", "io"]),
    ("io/publish", &["base", "publish", "io", "io/disk"]),
    ("cli", &["base", "talk", "talk/*", "site/*", "import", "export", "publish", "io", "io/*"]),
    ("main.rs", &["cli", "io"]),
    ("lib.rs", &[]),
];

/// Files that hold nothing but `mod` and `pub use`.
const ONLY_DECLARE: &[&str] = &["lib.rs", "site/mod.rs"];

/// The layers that are functions from files to files.
pub const PURE: &[&str] = &["base/", "publish/", "talk/", "site/", "import/", "export/"];

/// The row that fits a file best.
fn row(path: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let module = path.trim_end_matches(".rs");
    let fits = |folder: &str| folder == path || folder == module || path.starts_with(&format!("{folder}/"));
    LAYERS.iter().filter(|(folder, _)| fits(folder)).max_by_key(|(folder, _)| folder.len())
}

/// Whether a row that names `named` may use the row `other`.
fn names(named: &[&str], other: &str) -> bool {
    named.iter().any(|name| match name.strip_suffix('*') {
        Some(folder) => other.starts_with(folder),
        None => *name == other,
    })
}

#[test]
fn imports_follow_the_table() {
    let graph = Graph::read();
    let mut mistakes = Vec::new();
    for (file, source) in graph.sources.iter().enumerate() {
        let Some((own, may)) = row(&source.path) else {
            mistakes.push(format!("{}: no row of the table fits it", source.path));
            continue;
        };
        let mut seen = BTreeSet::new();
        for used in graph.dependencies(file) {
            let other = &graph.sources[used.file].path;
            let is_allowed = row(other).is_some_and(|(folder, _)| folder == own || names(may, folder));
            if !is_allowed && seen.insert(used.file) {
                mistakes.push(format!("{}: `{}` of {other}, but `{own}` may only use {may:?}", source.path, used.path));
            }
        }
    }
    assert_none(mistakes);
}

#[test]
fn some_files_only_declare() {
    let graph = Graph::read();
    let defines = |(file, source): (usize, &Source)| {
        let items = graph.items(file);
        let is_wrong = ONLY_DECLARE.contains(&source.path.as_str()) && !items.is_empty();
        is_wrong.then(|| format!("{} defines {items:?}", source.path))
    };
    assert_none(graph.sources.iter().enumerate().filter_map(defines).collect());
}
