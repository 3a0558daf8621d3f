use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::find_talk::find_talk;
use super::super::highlights::{engine, save_highlights};
use super::super::open::{Open, open, root, today};
use super::super::stop::Stop;
use super::super::terminal::print_diagnostics;
use crate::base::{Content, Diagnostic, Files, Severity, SitePath};
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::options::{Drafts, Future, Options};
use crate::site::model::site::Site;
use crate::talk::{Dialect, Document};

/// A talk of a site, with its source.
pub struct OpenTalk {
    /// The folder of the site.
    pub root: PathBuf,
    /// The talk as it was read.
    pub document: Arc<Document>,
    /// The bytes that were read.
    pub bytes: Vec<u8>,
    /// How its text is read.
    pub dialect: Dialect,
    site: Arc<Site>,
    index: usize,
    input: Files,
}

impl OpenTalk {
    /// Reads the site and finds the talk `name`: a slug, or the path of a file or its folder. Drafts are found, too.
    pub fn find(site: Option<&Path>, name: &str) -> Result<OpenTalk, Stop> {
        let mut options = Options::new(today(None)?);
        (options.drafts, options.future) = (Drafts::Build, Future::Build);
        let root = root(site)?;
        let Open { root, snapshot, diagnostics, .. } = open(Some(&root), None)?;
        let mut engine = engine(&root);
        let build = engine.build(snapshot.files(), diagnostics, &options);
        save_highlights(&root, &engine, &build);
        let errors = |of: &dyn Fn(&Diagnostic) -> bool| -> Vec<Diagnostic> {
            build.diagnostics.iter().filter(|one| one.severity == Severity::Error && of(one)).cloned().collect()
        };
        let Some(site) = build.site.clone() else {
            let errors = errors(&|_| true);
            print_diagnostics(&errors);
            return Err(Stop::Reported);
        };
        let index = find_talk(&root, &site.entries, name)?;
        let document = site.entries[index].document.clone();
        let of_talk = errors(&|one| one.place.as_ref().is_some_and(|place| place.path == document.path));
        if !of_talk.is_empty() {
            print_diagnostics(&of_talk);
            return Err(Stop::Reported);
        }
        if document.slides.is_empty() {
            return Err(Stop::Usage(format!("`{}` has no slides", document.path)));
        }
        let input = snapshot.into_files();
        let unread = || Stop::Usage(format!("`{}` could not be read", document.path));
        let bytes = input.get(document.path.as_str()).ok_or_else(unread)?.read()?.to_vec();
        let dialect = Dialect { highlight: None, math: site.config.math };
        // It may have been saved since.
        let document = Document::read_in(&document.path, &bytes, &dialect, &input).document.ok_or_else(unread)?;
        Ok(OpenTalk { root, document, bytes, dialect, site, index, input })
    }

    /// Whether the talk has the slides that it had, with these times, if its file has other `bytes`.
    pub fn has_times(&self, bytes: &[u8], times: &[Option<u32>]) -> bool {
        let Some(document) = Document::read(&self.document.path, bytes, &self.dialect).document else { return false };
        let slides = document.slides.iter().map(|slide| (&slide.id, slide.time));
        slides.eq(self.document.slides.iter().map(|slide| &slide.id).zip(times.iter().copied()))
    }

    /// The path of a file of the site to which a key of the talk leads, and the file itself; `None` for what is not a file of it.
    pub fn file(&self, target: &str) -> Option<(SitePath, &Content)> {
        let entry = &self.site.entries[self.index];
        let destination = self.site.resolve(target, LinkOrigin::of_entry(entry));
        let path = self.site.links.file(&destination)?;
        Some((path.clone(), self.input.get(path.as_str())?))
    }

    /// The path of a file beside the talk, or in `content/` if it begins with `/`.
    pub fn path_of(&self, target: &str) -> Option<SitePath> {
        let target = crate::base::url::decode_path(target);
        match target.strip_prefix('/') {
            Some(path) => SitePath::new(&format!("content/{path}")),
            None => self.document.path.sibling(&target),
        }
    }
}
