//! A folder in, a folder out: each `tests/fixtures/NAME/site` is built and compared with `NAME/expected`, diagnostics
//! included. `UPDATE_GOLDEN=1 cargo test --test golden` writes what is expected.
//!
//! A fixture keeps what it is about. `NAME/options.txt` may say so: `build: drafts notes` are options of the build, `keep:
//! pages feeds` names what is kept, of the words in [`Part`]. Without it that is `pages`. Of a page its body is kept, in
//! the one fixture with `keep: heads` all heads instead.

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
        let options = Options::read(&name);
        let built = golden(&options.site(&name).build(), &options.keep);
        if update {
            write(&expected, &built);
        }
        wrong.push_str(&differences(&name, &tree(&expected), &built));
    }
    assert!(fixtures_seen > 10, "only {fixtures_seen} fixtures");
    assert!(wrong.is_empty(), "{wrong}\nIf this is right: UPDATE_GOLDEN=1 cargo test --test golden");
}

/// What `options.txt` of a fixture says.
#[derive(Default)]
struct Options {
    build: Vec<String>,
    keep: Vec<Part>,
}

impl Options {
    fn read(name: &str) -> Options {
        let text = fs::read_to_string(fixtures().join(name).join("options.txt")).unwrap_or_default();
        let mut options = Options::default();
        for (key, words) in text.lines().filter_map(|line| line.split_once(':')) {
            match key {
                "build" => options.build.extend(words.split_whitespace().map(str::to_owned)),
                "keep" => options.keep.extend(words.split_whitespace().map(Part::named)),
                other => panic!("{name}: `{other}:` is neither `build:` nor `keep:`"),
            }
        }
        if options.keep.is_empty() {
            options.keep.push(Part::Pages);
        }
        options
    }

    fn site(&self, name: &str) -> Site {
        self.build.iter().fold(Site::fixture(name), |site, option| match option.as_str() {
            "drafts" => site.with_drafts(),
            "future" => site.with_future(),
            "notes" => site.with_notes(),
            other => panic!("{name}: no option is called {other}"),
        })
    }
}

/// A part of an output that a fixture can be about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// The bodies of talks, posts and pages, and redirects.
    Pages,
    /// The bodies of the home page, of all listings, and of the page for addresses that do not exist.
    Lists,
    Embeds,
    Feeds,
    /// `sitemap.xml` and `robots.txt`.
    Sitemap,
    /// `talks.json`.
    Json,
    Search,
    /// Versions of pages as text: Markdown, `llms.txt` and `talk.json`.
    Texts,
    /// Every text that is none of these: `_redirects`, and whatever outputs are still to come.
    Other,
    /// The heads of all pages.
    Heads,
    /// The path of every file, whether or not it is kept, without those of `assets/` and `pic/`.
    Paths,
}

impl Part {
    fn named(word: &str) -> Part {
        use Part::{Embeds, Feeds, Heads, Json, Lists, Other, Pages, Paths, Search, Sitemap, Texts};
        let all = [Pages, Lists, Embeds, Feeds, Sitemap, Json, Search, Texts, Other, Heads, Paths];
        let found = all.into_iter().find(|part| format!("{part:?}").to_lowercase() == word);
        found.unwrap_or_else(|| panic!("`{word}` is not a part of an output: {all:?}"))
    }

    /// The part that a text of the output belongs to.
    fn of(path: &str, text: &str) -> Part {
        match path {
            "sitemap.xml" | "robots.txt" => Part::Sitemap,
            "talks.json" => Part::Json,
            _ if path.starts_with("search/") => Part::Search,
            _ if path.ends_with("/oembed.json") => Part::Embeds,
            "llms.txt" => Part::Texts,
            _ if path.ends_with(".md") || path.ends_with(".json") => Part::Texts,
            _ if text.contains("<feed ") => Part::Feeds,
            _ if !path.ends_with(".html") => Part::Other,
            _ if !text.contains("<body") || is_document(text) => Part::Pages,
            _ => Part::Lists,
        }
    }
}

/// Whether a page is one of a talk, a post or a page that somebody wrote.
fn is_document(html: &str) -> bool {
    ["talk", "post", "page"].iter().any(|kind| html.contains(&format!(" data-kind=\"{kind}\"")))
}

/// What is kept of an output: the text of its parts that `keep` names, and which files were copied.
fn golden(output: &Output, keep: &[Part]) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut copied = String::new();
    for (path, made) in &output.files {
        match made {
            Made::Written(_) if is_picture(path) => copied.push_str(&format!("{path}\n")),
            Made::Written(bytes) => {
                let text = std::str::from_utf8(bytes).expect(path);
                let kept = kept(path, text, keep);
                all.extend(kept.map(|text| (path.clone(), without_digests(&text).into_bytes())));
            }
            // Neither the pictures all fixtures share nor the default theme's own files.
            Made::Copied(_) if path.starts_with("pic/") || path.starts_with("assets/") => {}
            Made::Copied(_) => copied.push_str(&format!("{path}\n")),
        }
    }
    if !copied.is_empty() {
        all.insert("copied.txt".into(), copied.into_bytes());
    }
    if keep.contains(&Part::Paths) {
        let own = output.files.keys().filter(|path| !path.starts_with("pic/") && !path.starts_with("assets/"));
        let paths: String = own.map(|path| format!("{path}\n")).collect();
        all.insert("paths.txt".into(), paths.into_bytes());
    }
    all.insert("diagnostics.txt".into(), output.report().into_bytes());
    all
}

/// What is kept of a text of the output, if anything.
fn kept(path: &str, text: &str, keep: &[Part]) -> Option<String> {
    let body = text.find("<body").filter(|_| path.ends_with(".html"));
    if let Some(at) = body.filter(|_| keep.contains(&Part::Heads)) {
        return Some(text[..at].to_owned());
    }
    if !keep.contains(&Part::of(path, text)) {
        return None;
    }
    Some(text[body.unwrap_or_default()..].trim_end_matches("</html>").to_owned())
}

/// The text with `assets/theme.DIGEST.css` for `assets/theme.0123abcd.css`: what is in an asset is not the page's matter.
fn without_digests(text: &str) -> String {
    let mut parts = text.split("assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let path = &part[..part.find(['"', '\'', ' ', ')', '>']).unwrap_or(part.len())];
        let is_digest = |piece: &&str| piece.len() == 8 && piece.bytes().all(|byte| byte.is_ascii_hexdigit());
        let named = match path.split('.').find(is_digest) {
            Some(digest) => path.replace(digest, "DIGEST"),
            None => path.to_owned(),
        };
        out.extend(["assets/", &named, &part[path.len()..]]);
    }
    out
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
