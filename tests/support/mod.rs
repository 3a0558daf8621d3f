//! Builds sites in memory for the tests.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use talkpress::base::repeated::merge_repeated;
use talkpress::base::report::{Style, draw};
use talkpress::base::{Content, Date, Diagnostic, Files, SitePath};
use talkpress::site::build::engine::Engine;
use talkpress::site::build::outcome::Build;
use talkpress::site::model::options::{Drafts, Future, Notes, Options};
use talkpress::talk::highlight::HighlightCache;

/// The configuration of a site without a configuration file: with all outputs.
const CONFIG: &str = "theme = \"plain\"\n\n[speaker]\nname = \"Ada Example\"\n";

/// Returns the folder of the fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A site that is built with the plain theme on 21 November 2026. It has the images `/pic/1.svg` to `/pic/6.svg`.
#[derive(Clone, Debug)]
pub struct Site {
    pub files: Files,
    pub options: Options,
}

impl Site {
    /// Creates a site with the plain theme and no documents.
    pub fn new() -> Site {
        let mut files = Files::new();
        read_folder(&fixtures().join("plain-theme"), "themes/plain", &mut files);
        read_folder(&fixtures().join("pictures"), "static/pic", &mut files);
        let today = Date::parse("2026-11-21").expect("a date");
        let mut site = Site { files, options: Options::new(today) };
        site.set("talkpress.toml", CONFIG);
        site
    }

    /// Reads the site in the folder `NAME/site` of the fixtures.
    pub fn fixture(name: &str) -> Site {
        let mut site = Site::new();
        read_folder(&fixtures().join(name).join("site"), "", &mut site.files);
        site
    }

    pub fn set(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.files.insert(SitePath::new(path).expect(path), Content::bytes(bytes.as_ref()));
    }

    pub fn with(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Site {
        self.set(path, bytes);
        self
    }

    pub fn with_notes(mut self) -> Site {
        self.options.notes = Notes::InPages;
        self
    }

    pub fn with_drafts(mut self) -> Site {
        self.options.drafts = Drafts::Build;
        self
    }

    pub fn with_future(mut self) -> Site {
        self.options.future = Future::Build;
        self
    }

    pub fn build(&self) -> Output {
        let Build { files, mut diagnostics, site, .. } =
            Engine::new(HighlightCache::new()).build(&self.files, Vec::new(), &self.options);
        drop(site);
        let (mut made, mut mistakes) = (BTreeMap::new(), Vec::new());
        for (path, content) in &files.into_iter().collect::<Vec<_>>() {
            match content {
                Content::Bytes(bytes) => drop(made.insert(path.to_string(), Made::Copied(bytes.to_vec()))),
                Content::Recipe(recipe) => match recipe.make() {
                    Ok(bytes) => drop(made.insert(path.to_string(), Made::Written(bytes))),
                    Err(mistake) => mistakes.push((path.clone(), mistake)),
                },
                Content::Stored(stored) => match stored.read() {
                    Ok(bytes) => drop(made.insert(path.to_string(), Made::Copied(bytes.to_vec()))),
                    Err(mistake) => mistakes.push((path.clone(), mistake)),
                },
            }
        }
        diagnostics.extend(merge_repeated(mistakes));
        Output { files: made, diagnostics }
    }
}

/// The bytes of an output file, and where they come from.
#[derive(Debug)]
pub enum Made {
    /// Copied from the input.
    Copied(Vec<u8>),
    /// Made from documents by a recipe.
    Written(Vec<u8>),
}

/// Whether a file contains pixels. They may differ slightly between machines, and a diff of them would be unreadable.
pub fn is_picture(path: &str) -> bool {
    [".png", ".jpg", ".pdf"].iter().any(|ending| path.ends_with(ending))
}

/// The result of a build, with all recipes carried out.
#[derive(Debug)]
pub struct Output {
    pub files: BTreeMap<String, Made>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Output {
    /// Returns the text of an output file.
    pub fn text(&self, path: &str) -> &str {
        match self.files.get(path) {
            Some(Made::Written(bytes) | Made::Copied(bytes)) => std::str::from_utf8(bytes).expect(path),
            None => panic!("no {path} among {:#?}\n{}", self.files.keys().collect::<Vec<_>>(), self.report()),
        }
    }

    /// Returns the paths and texts of the files that are made from documents, without images.
    pub fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, made)| match made {
            Made::Written(_) if is_picture(path) => None,
            Made::Written(bytes) => Some((path.as_str(), std::str::from_utf8(bytes).expect(path))),
            Made::Copied(_) => None,
        })
    }

    /// Returns all diagnostics as a terminal without colours shows them.
    pub fn report(&self) -> String {
        self.diagnostics.iter().map(|d| format!("{}\n\n", draw(d, Style::Plain).trim_end())).collect()
    }

    /// Returns one line for each error and warning: `error a.md:1:2: message (help: hint; …)`.
    pub fn lines(&self) -> Vec<String> {
        self.diagnostics.iter().filter(|d| d.severity.name() != "note").map(line).collect()
    }
}

fn line(diagnostic: &Diagnostic) -> String {
    let place = match &diagnostic.place {
        Some(place) => format!("{}:{}:{}: ", place.path, place.line, place.column),
        None => String::new(),
    };
    let hints = match diagnostic.hints.is_empty() {
        true => String::new(),
        false => format!(" (help: {})", diagnostic.hints.join("; ")),
    };
    format!("{} {place}{}{hints}", diagnostic.severity.name(), diagnostic.message)
}

/// Reads every file below `folder` into `files`, under `prefix`.
pub fn read_folder(folder: &Path, prefix: &str, files: &mut Files) {
    for (name, bytes) in tree(folder) {
        files.insert(SitePath::new(&format!("{prefix}/{name}")).expect("a path"), Content::bytes(bytes));
    }
}

/// Returns every file below `folder`, by its path relative to the folder.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return all };
    for entry in entries.map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().into_string().expect("a name");
        if entry.path().is_dir() {
            all.extend(tree(&entry.path()).into_iter().map(|(rest, bytes)| (format!("{name}/{rest}"), bytes)));
        } else {
            all.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
    all
}
