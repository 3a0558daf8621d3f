//! Which folder may import which.

use std::collections::BTreeSet;

use crate::assert_none;
use crate::graph::Graph;

/// Each folder of `src/` and the others it may use. The longest row that fits a file is its own; `talk/*` names all rows
/// below `talk`. A file may use its own row and those named, and nothing else.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("talk/html", &["base"]),
    ("talk/front_matter", &["base"]),
    ("talk/highlight", &["base", "talk/html"]),
    ("talk/meta", &["base", "talk/html", "talk/front_matter", "talk/highlight"]),
    ("talk/markdown", &["base", "talk/html", "talk/front_matter", "talk/highlight"]),
    ("talk/scan", &["base", "talk/html", "talk/front_matter", "talk/highlight", "talk/markdown"]),
    ("talk", &["base", "talk/*"]),
    ("site/images", &["base"]),
    ("site/theme", &["base"]),
    ("site/model", &["base", "talk", "talk/*", "site/images"]),
    ("site/render", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model"]),
    ("import", &["base", "talk", "talk/*", "site/images"]),
    ("export", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model", "site/render"]),
    ("site/output", &["base", "talk", "talk/*", "site/images", "site/theme", "site/model", "site/render", "export"]),
    ("site/build", &["base", "talk", "talk/*", "site/*"]),
    ("site/mod.rs", &[]),
    ("io", &["base"]),
    ("io/disk", &["base", "io"]),
    ("io/preview", &["base", "io"]),
    ("cli", &["base", "talk", "talk/*", "site/*", "import", "export", "io", "io/*"]),
    ("main.rs", &["cli"]),
    ("lib.rs", &[]),
];

/// The same for the top folders alone.
const TOP: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("talk", &["base"]),
    ("site", &["base", "talk"]),
    ("io", &["base"]),
    ("cli", &["base", "talk", "site", "io"]),
    ("main.rs", &["cli"]),
    ("lib.rs", &[]),
];

/// The layers that are functions from files to files.
pub const PURE: &[&str] = &["base/", "talk/", "site/", "import/", "export/"];

/// The row of `table` that fits a file best.
fn row<'a>(table: &'a [(&'a str, &'a [&'a str])], path: &str) -> Option<&'a (&'a str, &'a [&'a str])> {
    let module = path.trim_end_matches(".rs");
    let fits = |folder: &str| folder == path || folder == module || path.starts_with(&format!("{folder}/"));
    table.iter().filter(|(folder, _)| fits(folder)).max_by_key(|(folder, _)| folder.len())
}

/// Whether a row that names `named` may use the row `other`.
fn names(named: &[&str], other: &str) -> bool {
    named.iter().any(|name| match name.strip_suffix('*') {
        Some(folder) => other.starts_with(folder),
        None => *name == other,
    })
}

fn mistakes(table: &[(&str, &[&str])]) -> Vec<String> {
    let graph = Graph::read();
    let mut out = Vec::new();
    for (file, source) in graph.sources.iter().enumerate() {
        let Some((own, may)) = row(table, &source.path) else {
            out.push(format!("{}: no row of the table fits it", source.path));
            continue;
        };
        let mut seen = BTreeSet::new();
        for used in graph.dependencies(file) {
            let other = &graph.sources[used.file].path;
            let is_allowed = row(table, other).is_some_and(|(folder, _)| folder == own || names(may, folder));
            if !is_allowed && seen.insert(used.file) {
                out.push(format!("{}: `{}` of {other}, but `{own}` may only use {may:?}", source.path, used.path));
            }
        }
    }
    out
}

#[test]
fn imports_follow_the_table() {
    assert_none(mistakes(TOP));
}

#[test]
#[ignore = "the folders of `src/site` are being made; run it to see what is left"]
fn imports_follow_the_whole_table() {
    assert_none(mistakes(LAYERS));
}
