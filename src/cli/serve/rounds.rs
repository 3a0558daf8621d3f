//! One round after the other: what changed is read, built, and made ready to be shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use super::site_actions::SiteActions;
use crate::base::{Changes, Diagnostic, Files, Severity, SitePath};
use crate::cli::build::{engine, save_cache};
use crate::cli::exit::Stop;
use crate::io::clock;
use crate::io::disk::{self, Snapshot};
use crate::io::preview::PreviewBuild;
use crate::site::build::engine::Engine;
use crate::site::build::outcome::Build;
use crate::site::model::options::Options;

/// Reads and builds a site again and again.
pub struct Rounds {
    root: PathBuf,
    output: PathBuf,
    engine: Engine,
    options: Options,
    follows_clock: bool,
    editor: Option<String>,
    snapshot: Snapshot,
    /// What the disk said at the last look.
    unread: Vec<Diagnostic>,
    changes: Changes,
    /// The newest sources that could be built.
    good: Option<Arc<Files>>,
    said: Vec<Diagnostic>,
    times: Times,
}

/// What a round came to.
pub struct Round {
    /// To be shown.
    pub edition: PreviewBuild,
    /// A sentence for the terminal.
    pub told: String,
    /// What is wrong, where that is other than after the round before.
    pub diagnostics: Option<Vec<Diagnostic>>,
    /// How long it took.
    pub times: Times,
}

/// When a round was woken, and how long its parts took.
#[derive(Clone, Debug)]
pub struct Times {
    woken: (u128, Instant),
    parts: Vec<(&'static str, f64)>,
}

impl Times {
    fn now() -> Times {
        Times { woken: (clock::unix_micros(), Instant::now()), parts: Vec::new() }
    }

    fn part<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.parts.push((name, start.elapsed().as_secs_f64() * 1000.0));
        done
    }

    fn milliseconds(&self) -> f64 {
        self.woken.1.elapsed().as_secs_f64() * 1000.0
    }

    /// The parts in one line, for measuring.
    pub fn finish(self) -> String {
        let parts: String = self.parts.iter().map(|(name, ms)| format!(" {name}={ms:.2}")).collect();
        format!("times: woken={}{parts} published={}", self.woken.0, clock::unix_micros())
    }
}

impl Rounds {
    /// Rounds over the site at `root`; nothing is read yet.
    pub fn new(root: &Path, output: PathBuf, options: Options, follows_clock: bool, editor: Option<String>) -> Rounds {
        Rounds {
            engine: engine(root, false),
            root: root.to_owned(),
            output,
            options,
            follows_clock,
            editor,
            snapshot: Snapshot::default(),
            unread: Vec::new(),
            changes: Changes::default(),
            good: None,
            said: Vec::new(),
            times: Times::now(),
        }
    }

    /// Begins to count the time of the next round.
    pub fn woken(&mut self) {
        self.times = Times::now();
    }

    /// Reads what is new on the disk; whether there is anything.
    pub fn look(&mut self) -> Result<bool, Stop> {
        let (root, output, before) = (&self.root, &self.output, &self.snapshot);
        let (snapshot, unread) = self.times.part("read", || disk::read_site(root, Some(output), Some(before)))?;
        self.changes = Files::diff(self.snapshot.files(), snapshot.files());
        self.snapshot = snapshot;
        let has_news = !self.changes.is_empty() || unread != self.unread || self.is_new_day();
        self.unread = unread;
        Ok(has_news)
    }

    /// Reads again what was saved, and nothing else; whether anything is new.
    pub fn look_at(&mut self, saved: &[PathBuf]) -> Result<bool, Stop> {
        let (root, snapshot) = (&self.root, &mut self.snapshot);
        match self.times.part("read", || disk::reread(root, snapshot, saved)) {
            Some(changes) => {
                self.changes = changes;
                Ok(!self.changes.is_empty())
            }
            None => self.look(),
        }
    }

    fn is_new_day(&mut self) -> bool {
        let before = self.options.today;
        if self.follows_clock
            && let Ok(today) = clock::today()
        {
            self.options.today = today;
        }
        before != self.options.today
    }

    /// Builds what was read and makes the pages that are `open`; of a broken source its last good text is shown.
    pub fn next(&mut self, open: &[SitePath], before: Option<&PreviewBuild>) -> Result<Round, Stop> {
        if before.is_none() {
            self.look()?;
        }
        let mut times = self.times.clone();
        let files = Arc::new(self.snapshot.files().clone());
        let mut build = times.part("build", || self.engine.build(&files, &self.options));
        build.diagnostics.splice(0..0, self.unread.iter().cloned());
        let mut edition = times.part("pages", || self.edition(before, &mut build, &files, Vec::new(), open));
        build.diagnostics.extend(mistakes(&edition, open));
        if build.has_errors() {
            edition = times.part("again", || self.fall_back(before, &build, &files, open));
        } else {
            self.good = Some(files);
        }
        if before.is_none() {
            // Later rounds remember; gathering all blocks of a large site would make each save wait.
            save_cache(&self.root, &self.engine, &build);
        }
        let told = self.told(times.milliseconds());
        let diagnostics = (self.said != build.diagnostics).then(|| self.unsaid(&build.diagnostics));
        self.said = build.diagnostics;
        Ok(Round { edition, told, diagnostics, times })
    }

    fn edition(
        &self,
        before: Option<&PreviewBuild>,
        build: &mut Build,
        input: &Arc<Files>,
        problems: Vec<Diagnostic>,
        open: &[SitePath],
    ) -> PreviewBuild {
        let actions = SiteActions {
            root: self.root.clone(),
            site: build.site.clone(),
            input: input.clone(),
            diagnostics: build.diagnostics.clone(),
            editor: self.editor.clone(),
        };
        let edition = PreviewBuild::new(before, std::mem::take(&mut build.files), problems, Arc::new(actions));
        open.par_iter().for_each(|page| drop(edition.rendered(page.as_str())));
        edition
    }

    /// Builds once more with the last good text of what is broken; if that does not help, all that was last good.
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
        for files in patched.map(Arc::new).into_iter().chain(self.good.clone()) {
            let mut again = self.engine.build(&files, &self.options);
            let edition = self.edition(before, &mut again, &files, problems.clone(), open);
            if !again.has_errors() && mistakes(&edition, open).is_empty() {
                self.good = Some(files);
                return edition;
            }
        }
        let mut nothing = Build { files: Files::new(), diagnostics: Vec::new(), site: None };
        self.edition(before, &mut nothing, files, problems, &[])
    }

    /// `files` with the last good text of every file that is to blame, and without those that have none; nothing where
    /// nobody in particular is.
    fn with_good_text(&self, files: &Files, problems: &[Diagnostic]) -> Option<Files> {
        let mut patched = files.clone();
        for problem in problems {
            let blamed = &problem.place.as_ref()?.path;
            if blamed.as_str().starts_with("themes/") {
                let old = self.good.as_ref()?.below("themes").map(|(path, _, content)| (path.clone(), content.clone()));
                let own: Vec<SitePath> = patched.below("themes").map(|(path, ..)| path.clone()).collect();
                own.iter().for_each(|path| drop(patched.remove(path.as_str())));
                patched = Files::overlay(old.collect(), patched);
                continue;
            }
            // Without configuration it would be another site.
            if blamed.as_str() == "talkpress.toml" && self.good.is_none() {
                return None;
            }
            match self.good.as_ref().and_then(|good| good.get(blamed.as_str())) {
                Some(content) => drop(patched.insert(blamed.clone(), content.clone())),
                None => drop(patched.remove(blamed.as_str())),
            }
            // A folder that cannot be read takes nothing away.
            let below = self.good.iter().flat_map(|good| good.below(blamed.as_str()));
            let lost: Files = below.map(|(path, _, content)| (path.clone(), content.clone())).collect();
            patched = Files::overlay(patched, lost);
        }
        Some(patched)
    }

    /// All mistakes, and the notes that are new: those ask for nothing, so once is enough.
    fn unsaid(&self, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
        let is_news = |d: &&Diagnostic| d.severity != Severity::Note || !self.said.contains(d);
        diagnostics.iter().filter(is_news).cloned().collect()
    }

    fn told(&self, milliseconds: f64) -> String {
        let count = self.changes.paths().count();
        let what = match (self.said.is_empty() && self.good.is_none(), self.changes.paths().next()) {
            _ if count > 3 => format!("{count} files"),
            (_, Some(_)) => self.changes.paths().map(SitePath::to_string).collect::<Vec<_>>().join(", "),
            (_, None) => "nothing on the disk".into(),
        };
        format!("built in {milliseconds:.0} ms: {what}")
    }
}

/// What only making the open pages could show.
fn mistakes(edition: &PreviewBuild, open: &[SitePath]) -> Vec<Diagnostic> {
    open.iter().filter_map(|page| edition.rendered(page.as_str())?.err()).collect()
}
