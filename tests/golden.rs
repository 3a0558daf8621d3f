//! A folder in, a folder out: each `tests/fixtures/NAME/site` is built, and what comes out is what lies in
//! `NAME/expected`, diagnostics included. `UPDATE_GOLDEN=1 cargo test --test golden` writes it anew.

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::{Made, Output, Site, fixtures, is_picture, tree};

#[test]
fn every_fixture_builds_what_is_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = String::new();
    let mut fixtures_seen = 0;
    for entry in fs::read_dir(fixtures()).expect("the fixtures").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if !entry.path().join("site").is_dir() {
            continue;
        }
        fixtures_seen += 1;
        let expected = entry.path().join("expected");
        let mut built = golden(&site(&name).build());
        if name != "search" && name != "without-extras" {
            // What can be found of a page is what is in it.
            built.retain(|path, _| !path.starts_with("search/") && !path.ends_with("/search.js"));
        }
        if update {
            write(&expected, &built);
        }
        wrong.push_str(&differences(&name, &tree(&expected), &built));
    }
    assert!(fixtures_seen > 10, "only {fixtures_seen} fixtures");
    assert!(wrong.is_empty(), "{wrong}\nIf this is right: UPDATE_GOLDEN=1 cargo test --test golden");
}

/// A fixture, built with the options its `options.txt` names.
fn site(name: &str) -> Site {
    let options = fs::read_to_string(fixtures().join(name).join("options.txt")).unwrap_or_default();
    options.split_whitespace().fold(Site::fixture(name), |site, option| match option {
        "drafts" => site.with_drafts(),
        "future" => site.with_future(),
        "notes" => site.with_notes(),
        other => panic!("{name}: no option is called {other}"),
    })
}

/// What is kept of an output: the text of all that was made, and which files were copied.
fn golden(output: &Output) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut copied = String::new();
    for (path, made) in &output.files {
        match made {
            Made::Written(_) if is_picture(path) => copied.push_str(&format!("{path}\n")),
            Made::Written(bytes) => drop(all.insert(path.clone(), bytes.clone())),
            // Neither the pictures all fixtures share nor the default theme's own files.
            Made::Copied(_) if path.starts_with("pic/") || path.starts_with("assets/") => {}
            Made::Copied(_) => copied.push_str(&format!("{path}\n")),
        }
    }
    if !copied.is_empty() {
        all.insert("copied.txt".into(), copied.into_bytes());
    }
    all.insert("diagnostics.txt".into(), output.report().into_bytes());
    all
}

fn write(expected: &Path, built: &BTreeMap<String, Vec<u8>>) {
    let _ = fs::remove_dir_all(expected);
    for (path, bytes) in built {
        let target = expected.join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, bytes).expect("a file");
    }
}

fn differences(name: &str, expected: &BTreeMap<String, Vec<u8>>, built: &BTreeMap<String, Vec<u8>>) -> String {
    let stale = expected.keys().filter(|path| !built.contains_key(*path));
    let mut out: String = stale.map(|path| format!("{name}: {path} is expected but not built\n")).collect();
    for (path, bytes) in built {
        match expected.get(path) {
            None => out.push_str(&format!("{name}: {path} is built but not expected\n")),
            Some(other) if other != bytes => out.push_str(&difference(&format!("{name}: {path}"), other, bytes)),
            Some(_) => {}
        }
    }
    out
}

/// The first line that differs.
fn difference(what: &str, expected: &[u8], built: &[u8]) -> String {
    let (expected, built) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(built));
    let (mut left, mut right) = (expected.lines(), built.lines());
    for number in 1.. {
        let (a, b) = (left.next(), right.next());
        if a != b {
            let end = "(the end)";
            return format!("{what}:{number}\n  expected {}\n  built    {}\n", a.unwrap_or(end), b.unwrap_or(end));
        }
        if a.is_none() {
            break;
        }
    }
    format!("{what}: differs in its line ends\n")
}
