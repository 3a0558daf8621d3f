use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::problems::Problems;
use super::rendered::Rendered;
use super::source_actions::SourceActions;
use crate::base::{Content, Diagnostic, Files, Made, Recipe, SitePath};
use crate::io::picture_memory::PictureMemory;

/// One build of the site as the preview shows it. Every answer is made from a single build.
#[derive(Debug)]
pub struct PreviewBuild {
    /// The number of the build, counted from 1.
    pub number: u64,
    files: Files,
    /// The results of recipes, each computed once and only when it is asked for.
    rendered: BTreeMap<SitePath, OnceLock<Box<Result<Rendered, Diagnostic>>>>,
    /// The errors that prevent the newest sources from being shown.
    pub problems: Problems,
    /// The digest of the problems; empty if there are none.
    pub problems_digest: String,
    /// The number of the build in which a copied file last changed.
    copied_at: Arc<BTreeMap<SitePath, u64>>,
    /// What all builds and connections may use together to draw pictures.
    memory: Arc<PictureMemory>,
    /// Answers questions about the sources of pages, and changes them.
    pub actions: Arc<dyn SourceActions>,
}

impl PreviewBuild {
    /// The build after `before`, which shows `files`, with `problems` shown on top of them.
    pub fn new(
        before: Option<&PreviewBuild>,
        files: Files,
        problems: Problems,
        actions: Arc<dyn SourceActions>,
    ) -> PreviewBuild {
        let number = before.map_or(1, |before| before.number + 1);
        let rendered = files
            .iter()
            .filter(|(_, content)| matches!(content, Content::Recipe(_)))
            .map(|(path, _)| (path.clone(), OnceLock::new()))
            .collect();
        let copied_at = before.map_or_else(Arc::default, |before| before.copied_at_in(&files, number));
        let problems_digest = problems.digest();
        let memory = before.map_or_else(Arc::default, |before| before.memory.clone());
        PreviewBuild { number, files, rendered, problems, problems_digest, copied_at, memory, actions }
    }

    /// `copied_at` for the next build, which has the number `number`.
    fn copied_at_in(&self, files: &Files, number: u64) -> Arc<BTreeMap<SitePath, u64>> {
        let changes = Files::diff(&copied(&self.files), &copied(files));
        if changes.changed.is_empty() {
            return self.copied_at.clone();
        }
        let mut copied_at = BTreeMap::clone(&self.copied_at);
        copied_at.extend(changes.changed.into_iter().map(|path| (path, number)));
        Arc::new(copied_at)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The content at `path`.
    pub fn content(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    /// The output path for the URL path `path`: `/x/` is `x/index.html`, and so is `/x` if there is no file `x`.
    pub fn output_path(&self, path: &str) -> Option<SitePath> {
        let plain = match path.ends_with('/') {
            true => SitePath::new(&format!("{path}index.html"))?,
            false => SitePath::new(path)?,
        };
        let index = plain.join("index.html").filter(|index| self.content(index.as_str()).is_some());
        match self.content(plain.as_str()) {
            None => Some(index.unwrap_or(plain)),
            Some(_) => Some(plain),
        }
    }

    /// The bytes at `path`, rendered now if nobody asked for them before; `None` if they are in a file, or do not exist.
    pub fn rendered(&self, path: &str) -> Option<Result<Rendered, Diagnostic>> {
        match self.files.get(path)? {
            Content::Bytes(bytes) => Some(Ok(Rendered::new(bytes.clone()))),
            Content::Stored(_) => None,
            Content::Recipe(recipe) => {
                let make = || {
                    let made = self.memory.make(&**recipe);
                    Box::new(made.map(|Made { bytes, warnings }| {
                        self.actions.warn(&warnings);
                        Rendered::new(bytes.into())
                    }))
                };
                self.rendered.get(path).map(|once| Result::clone(once.get_or_init(make)))
            }
        }
    }

    /// Makes what is not a file of the output.
    pub fn make(&self, recipe: &dyn Recipe) -> Result<Made, Diagnostic> {
        self.memory.make(recipe)
    }

    /// The number of files, and that of pages among them.
    pub fn counts(&self) -> (usize, usize) {
        let pages = self.files.iter().filter(|(path, _)| path.extension() == "html").count();
        (self.files.len(), pages)
    }

    /// The version of the output at `path`: its digest, or a word if it has none.
    pub fn version(&self, path: &str) -> String {
        match (self.rendered(path), self.files.get(path)) {
            (Some(Ok(rendered)), _) => rendered.digest.to_string(),
            (Some(Err(_)), _) => "broken".into(),
            (None, Some(Content::Stored(stored))) => format!("{:x}-{:x}", stored.stamp().size, stored.stamp().state),
            (None, _) => "gone".into(),
        }
    }

    /// The copied files that changed after the build with the number `number`.
    pub fn copied_since(&self, number: u64) -> impl Iterator<Item = &SitePath> {
        self.copied_at.iter().filter(move |(_, at)| **at > number).map(|(path, _)| path)
    }
}

/// The files that no recipe makes.
fn copied(files: &Files) -> Files {
    let is_copied = |content: &Content| !matches!(content, Content::Recipe(_));
    files.iter().filter(|(_, content)| is_copied(content)).map(|(path, c)| (path.clone(), c.clone())).collect()
}
