use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::build_times::BuildTimes;
use super::clock_mode::ClockMode;
use super::rebuild::Rebuild;
use super::rebuild_report::RebuildReport;
use super::site_actions::SiteActions;
use crate::base::{Changes, Diagnostic, Files, Severity, SitePath};
use crate::cli::highlights::{engine, save_highlights};
use crate::cli::open::output_folder;
use crate::cli::stop::Stop;
use crate::cli::terminal::counted;
use crate::io::clock;
use crate::io::disk::{self, Snapshot};
use crate::io::preview::{PreviewBuild, Problems};
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::site::model::options::Options;
use crate::site::model::site::Site;
use crate::talk::meta::Status;

/// Reads and builds a site again and again.
pub struct Rebuilder {
    root: PathBuf,
    output: PathBuf,
    engine: Engine,
    options: Options,
    clock: ClockMode,
    editor: Option<String>,
    snapshot: Snapshot,
    /// The diagnostics of the last reading.
    unread: Vec<Diagnostic>,
    changes: Changes,
    /// The newest sources that were built without errors.
    last_good_sources: Option<Arc<Files>>,
    reported: Vec<Diagnostic>,
    times: BuildTimes,
}

impl Rebuilder {
    /// A rebuilder for the site at `root`; nothing is read yet.
    pub fn new(root: &Path, output: PathBuf, options: Options, clock: ClockMode, editor: Option<String>) -> Rebuilder {
        Rebuilder {
            engine: engine(root),
            root: root.to_owned(),
            output,
            options,
            clock,
            editor,
            snapshot: Snapshot::default(),
            unread: Vec::new(),
            changes: Changes::default(),
            last_good_sources: None,
            reported: Vec::new(),
            times: BuildTimes::now(),
        }
    }

    /// Starts to count the time of the next rebuild.
    pub fn restart_times(&mut self) {
        self.times = BuildTimes::now();
    }

    /// Reads everything that has changed on the disk; returns whether there is anything.
    pub fn read_all(&mut self) -> Result<bool, Stop> {
        // The configuration may name another output folder by now.
        if let Ok(output) = output_folder(&self.root) {
            self.output = output;
        }
        let (root, output, before) = (&self.root, &self.output, &self.snapshot);
        let (snapshot, unread) = self.times.part("read", || disk::read_site(root, Some(output), Some(before)))?;
        self.changes = Files::diff(self.snapshot.files(), snapshot.files());
        self.snapshot = snapshot;
        let is_new_day = self.is_new_day();
        let has_changes = !self.changes.is_empty() || unread != self.unread || is_new_day;
        self.unread = unread;
        Ok(has_changes)
    }

    /// Reads only the files that were saved; returns whether any of them has changed.
    pub fn read_saved(&mut self, saved: &[PathBuf]) -> Result<bool, Stop> {
        let (root, snapshot) = (&self.root, &mut self.snapshot);
        match self.times.part("read", || disk::reread(root, snapshot, saved)) {
            Some(changes) => {
                self.changes = changes;
                Ok(!self.changes.is_empty())
            }
            None => self.read_all(),
        }
    }

    /// Whether the last reading found changed files, and not only a new day.
    pub fn has_changed_files(&self) -> bool {
        !self.changes.is_empty()
    }

    fn is_new_day(&mut self) -> bool {
        let before = self.options.today;
        if self.clock == ClockMode::Follow
            && let Ok(today) = clock::today()
        {
            self.options.today = today;
        }
        before != self.options.today
    }

    /// Reads everything and builds it for the first time.
    ///
    /// # Errors
    /// If the site no longer exists.
    pub fn first(&mut self) -> Result<Rebuild, Stop> {
        self.read_all()?;
        let (shown, build) = self.build(&[], None);
        // Later rebuilds remember the blocks; gathering all blocks of a large site would slow down every save.
        save_highlights(&self.root, &self.engine, &build);
        Ok(self.finish(shown, build))
    }

    /// Builds what was read, and makes the pages that are `open`. If a source is broken, its last good text is shown.
    pub fn rebuild(&mut self, open: &[SitePath], before: &PreviewBuild) -> Rebuild {
        let (shown, build) = self.build(open, Some(before));
        self.finish(shown, build)
    }

    /// What to show, and the build of the newest sources with all its diagnostics.
    fn build(&mut self, open: &[SitePath], before: Option<&PreviewBuild>) -> (PreviewBuild, Build) {
        let mut times = self.times.clone();
        let files = Arc::new(self.snapshot.files().clone());
        let mut build = times.part("build", || self.engine.build(&files, self.unread.clone(), &self.options));
        let mut shown = times.part("pages", || self.preview(before, &mut build, &files, Problems::default(), open));
        build.diagnostics.extend(mistakes(&shown, open));
        if build.has_errors() {
            shown = times.part("again", || self.fall_back(before, &build, &files, open));
        } else {
            self.last_good_sources = Some(files);
        }
        self.times = times;
        (shown, build)
    }

    fn finish(&mut self, shown: PreviewBuild, build: Build) -> Rebuild {
        let times = self.times.clone();
        let message = self.message(&shown, times.milliseconds());
        let diagnostics = (self.reported != build.diagnostics).then(|| self.unreported(&build.diagnostics));
        self.reported = build.diagnostics;
        Rebuild { build: shown, report: RebuildReport { message, diagnostics, times } }
    }

    fn preview(
        &self,
        before: Option<&PreviewBuild>,
        build: &mut Build,
        input: &Arc<Files>,
        problems: Problems,
        open: &[SitePath],
    ) -> PreviewBuild {
        let actions = SiteActions {
            root: self.root.clone(),
            site: build.site.clone(),
            renderer: build.renderer.clone(),
            input: input.clone(),
            diagnostics: build.diagnostics.clone(),
            editor: self.editor.clone(),
        };
        let shown = PreviewBuild::new(before, std::mem::take(&mut build.files), problems, Arc::new(actions));
        open.par_iter().for_each(|page| drop(shown.rendered(page.as_str())));
        shown
    }

    /// Builds again with the last good text of every broken source; if that has errors too, with the last good sources.
    fn fall_back(
        &mut self,
        before: Option<&PreviewBuild>,
        build: &Build,
        files: &Arc<Files>,
        open: &[SitePath],
    ) -> PreviewBuild {
        let problems: Vec<Diagnostic> =
            build.diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
        let patched = self.with_good_text(files, &problems);
        let problems = Problems { public: public(&problems, build.site.as_deref()), all: problems };
        for files in patched.map(Arc::new).into_iter().chain(self.last_good_sources.clone()) {
            let mut build = self.engine.build(&files, Vec::new(), &self.options);
            let shown = self.preview(before, &mut build, &files, problems.clone(), open);
            if !build.has_errors() && mistakes(&shown, open).is_empty() {
                self.last_good_sources = Some(files);
                return shown;
            }
        }
        let mut nothing = Build { files: Files::new(), diagnostics: Vec::new(), site: None, renderer: None };
        self.preview(before, &mut nothing, files, problems, &[])
    }

    /// `files` with the last good text of every file that has an error, and without those that have none. Returns `None` if
    /// an error is in no particular file.
    fn with_good_text(&self, files: &Files, problems: &[Diagnostic]) -> Option<Files> {
        let mut patched = files.clone();
        for problem in problems {
            let broken = &problem.place.as_ref()?.path;
            if broken.as_str().starts_with("themes/") {
                let old = self
                    .last_good_sources
                    .as_ref()?
                    .below("themes")
                    .map(|(path, _, content)| (path.clone(), content.clone()));
                let own: Vec<SitePath> = patched.below("themes").map(|(path, ..)| path.clone()).collect();
                own.iter().for_each(|path| drop(patched.remove(path.as_str())));
                patched = Files::overlay(old.collect(), patched);
                continue;
            }
            // Without its configuration it would be a different site.
            if broken.as_str() == "talkpress.toml" && self.last_good_sources.is_none() {
                return None;
            }
            match self.last_good_sources.as_ref().and_then(|good| good.get(broken.as_str())) {
                Some(content) => drop(patched.insert(broken.clone(), content.clone())),
                None => drop(patched.remove(broken.as_str())),
            }
            // A folder that cannot be read keeps its last good files.
            let below = self.last_good_sources.iter().flat_map(|good| good.below(broken.as_str()));
            let lost: Files = below.map(|(path, _, content)| (path.clone(), content.clone())).collect();
            patched = Files::overlay(patched, lost);
        }
        Some(patched)
    }

    /// All errors and warnings, and the notes that are new: a note asks for nothing, so it is printed only once.
    fn unreported(&self, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
        let is_new = |d: &&Diagnostic| d.severity != Severity::Note || !self.reported.contains(d);
        diagnostics.iter().filter(is_new).cloned().collect()
    }

    /// The same counts as `build` prints, and after a change what has changed.
    fn message(&self, shown: &PreviewBuild, milliseconds: f64) -> String {
        let (files, pages) = shown.counts();
        let changed: Vec<&SitePath> = self.changes.paths().collect();
        let what = match (shown.number, changed.as_slice()) {
            (1, _) => String::new(),
            (_, []) => ", no file has changed".into(),
            (_, [_, _, _, _, ..]) => format!(", {} sources have changed", changed.len()),
            (_, some) => {
                let names: Vec<String> = some.iter().map(|path| path.to_string()).collect();
                format!(", changed: {}", names.join(", "))
            }
        };
        let seconds = milliseconds / 1000.0;
        format!("built {} in {seconds:.2} s: {}{what}", counted(pages, "page"), counted(files, "file"))
    }
}

/// The errors that appear only when the open pages are made.
fn mistakes(build: &PreviewBuild, open: &[SitePath]) -> Vec<Diagnostic> {
    open.iter().filter_map(|page| build.rendered(page.as_str())?.err()).collect()
}

/// The diagnostics that everyone on the network may see: those about the configuration, the theme, `static/`, and the
/// documents of `site` that are not drafts. A document that is left out, or cannot be read, is not in `site`.
fn public(diagnostics: &[Diagnostic], site: Option<&Site>) -> Vec<Diagnostic> {
    let documents: BTreeSet<&SitePath> = site
        .iter()
        .flat_map(|site| &site.entries)
        .filter(|entry| entry.document.meta.status != Status::Draft)
        .map(|entry| &entry.document.path)
        .collect();
    let is_public = |diagnostic: &&Diagnostic| {
        let path = diagnostic.place.as_ref().map(|place| &place.path);
        path.is_some_and(|path| path.strip_folder("content").is_none() || documents.contains(path))
    };
    diagnostics.iter().filter(is_public).cloned().collect()
}
