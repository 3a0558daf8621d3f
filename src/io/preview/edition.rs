use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::desk::Desk;
use crate::base::report::{self, Style};
use crate::base::{Content, Diagnostic, Digest, Files, SitePath};

/// One state of the site, as it is shown: every answer comes from one edition.
#[derive(Debug)]
pub struct Edition {
    /// Counted from 1.
    pub number: u64,
    files: Files,
    /// What recipes made, each once and only when somebody asks.
    made: BTreeMap<SitePath, OnceLock<Box<Result<Made, Diagnostic>>>>,
    /// What keeps the newest sources from being shown.
    pub problems: Vec<Diagnostic>,
    /// Tells one list of problems from another; empty where there is none.
    pub problems_digest: String,
    /// The edition in which a copied file last changed.
    touched: Arc<BTreeMap<SitePath, u64>>,
    /// Who knows where pages come from.
    pub desk: Arc<dyn Desk>,
}

/// A page that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Tells it from another.
    pub digest: Digest,
}

impl Made {
    fn new(bytes: Arc<[u8]>) -> Made {
        let digest = Digest::of(&bytes);
        Made { bytes, digest }
    }
}

impl Edition {
    /// The edition that follows `before`, with `files` to show and `problems` to show over them.
    pub fn new(before: Option<&Edition>, files: Files, problems: Vec<Diagnostic>, desk: Arc<dyn Desk>) -> Edition {
        let number = before.map_or(1, |before| before.number + 1);
        let made = files
            .iter()
            .filter(|(_, content)| matches!(content, Content::Recipe(_)))
            .map(|(path, _)| (path.clone(), OnceLock::new()))
            .collect();
        let touched = before.map_or_else(Arc::default, |before| before.touched_in(&files, number));
        let problems_digest = match problems.is_empty() {
            true => String::new(),
            false => Digest::of(drawn(&problems).join("\n").as_bytes()).to_string(),
        };
        Edition { number, files, made, problems, problems_digest, touched, desk }
    }

    fn touched_in(&self, files: &Files, number: u64) -> Arc<BTreeMap<SitePath, u64>> {
        let changes = Files::diff(&copied(&self.files), &copied(files));
        if changes.changed.is_empty() {
            return self.touched.clone();
        }
        let mut touched = BTreeMap::clone(&self.touched);
        touched.extend(changes.changed.into_iter().map(|path| (path, number)));
        Arc::new(touched)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What stands at `path`.
    pub fn content(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    /// The bytes at `path`, made now if nobody asked before; none where they lie in a file, or nowhere.
    pub fn made(&self, path: &str) -> Option<Result<Made, Diagnostic>> {
        match self.files.get(path)? {
            Content::Bytes(bytes) => Some(Ok(Made::new(bytes.clone()))),
            Content::Stored(_) => None,
            Content::Recipe(recipe) => {
                let make = || Box::new(recipe.make().map(|bytes| Made::new(bytes.into())));
                self.made.get(path).map(|once| Result::clone(once.get_or_init(make)))
            }
        }
    }

    /// The version of the page at `path`: its digest, or a word.
    pub fn version(&self, path: &str) -> String {
        match (self.made(path), self.files.get(path)) {
            (Some(Ok(made)), _) => made.digest.to_string(),
            (Some(Err(_)), _) => "broken".into(),
            (None, Some(Content::Stored(stored))) => format!("{:x}-{:x}", stored.stamp().size, stored.stamp().state),
            (None, _) => "gone".into(),
        }
    }

    /// The copied files that changed after edition `number`.
    pub fn touched_since(&self, number: u64) -> impl Iterator<Item = &SitePath> {
        self.touched.iter().filter(move |(_, at)| **at > number).map(|(path, _)| path)
    }
}

/// What no recipe makes.
fn copied(files: &Files) -> Files {
    let is_copied = |content: &Content| !matches!(content, Content::Recipe(_));
    files.iter().filter(|(_, content)| is_copied(content)).map(|(path, c)| (path.clone(), c.clone())).collect()
}

/// Diagnostics as the terminal shows them.
pub fn drawn(diagnostics: &[Diagnostic]) -> Vec<String> {
    let (shown, rest) = report::shorten(diagnostics);
    shown.iter().map(|diagnostic| report::draw(diagnostic, Style::Plain)).chain(rest).collect()
}
