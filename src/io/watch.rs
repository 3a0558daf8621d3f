//! Wakes whoever reads the site when something in it may have changed. It need not be right: who is woken looks, and
//! finds nothing if there is nothing. The only importer of notify.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// What of a site is watched.
const WATCHED: [&str; 3] = ["content", "static", "themes"];

/// After this long without an event a burst is over.
const QUIET: Duration = Duration::from_millis(10);

/// The longest a burst is waited for.
const MOST: Duration = Duration::from_millis(50);

/// More files at once are no save but a checkout, which is waited for.
const FEW: usize = 3;

/// How often the disk is looked at where events tell: they may have been lost.
const BACKUP: Duration = Duration::from_secs(10);

/// The same after a look at what was told alone.
const SOON: Duration = Duration::from_millis(250);

/// How often the disk is looked at where nothing tells.
const POLL: Duration = Duration::from_millis(300);

/// How news of the disk come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The system tells.
    Events,
    /// By looking.
    Polling,
}

/// Why the site should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// These files were written to the end, and nothing else was told. A look at them is enough for now.
    Saved(Vec<PathBuf>),
    /// Something was told.
    Event,
    /// It is time.
    Time,
    /// The system tells no more from now on.
    Deaf,
}

/// Watches one site.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    told: Receiver<Told>,
    /// What came while nobody waited.
    heard: Option<Told>,
    /// Since when only what was told has been looked at.
    partial_since: Option<Instant>,
}

/// What an event says.
#[derive(Debug)]
enum Told {
    /// These files are written to the end.
    Done(Vec<PathBuf>),
    /// Something happens to these; more may follow.
    Begun(Vec<PathBuf>),
    /// A folder of the site came or went.
    Folder,
    /// Events were lost.
    Doubt,
    /// A new folder cannot be watched: there are too many.
    Deaf,
}

/// Events that came together.
#[derive(Debug, Default)]
struct Burst {
    done: BTreeSet<PathBuf>,
    begun: BTreeSet<PathBuf>,
    has_doubt: bool,
    has_folder: bool,
    is_deaf: bool,
}

impl Burst {
    fn take(&mut self, told: Told) {
        match told {
            Told::Done(paths) => {
                self.begun.retain(|path| !paths.contains(path));
                self.done.extend(paths);
            }
            Told::Begun(paths) => self.begun.extend(paths),
            Told::Folder => self.has_folder = true,
            Told::Doubt => self.has_doubt = true,
            Told::Deaf => self.is_deaf = true,
        }
    }

    /// Whether it is a few files that were saved, and nothing else.
    fn is_save(&self) -> bool {
        self.begun.is_empty() && !self.has_doubt && !self.has_folder && !self.is_deaf && self.done.len() <= FEW
    }
}

impl Watch {
    /// Watches the site at `root`, by events if `wanted` and if there are any.
    pub fn new(root: &Path, wanted: Means) -> Watch {
        let (sender, told) = channel();
        let watcher = match wanted {
            Means::Events => events(root, sender),
            Means::Polling => None,
        };
        Watch { root: root.to_owned(), watcher, told, heard: None, partial_since: None }
    }

    /// How news come.
    pub fn means(&self) -> Means {
        if self.watcher.is_some() { Means::Events } else { Means::Polling }
    }

    /// Does without events from now on.
    pub fn give_up_events(&mut self) {
        self.watcher = None;
    }

    /// Waits until the site should be looked at again.
    pub fn wait(&mut self) -> Wake {
        if self.watcher.is_none() {
            std::thread::sleep(POLL);
            return Wake::Time;
        }
        let patience = self.partial_since.map_or(BACKUP, |since| SOON.saturating_sub(since.elapsed()));
        let first = self.heard.take().map_or_else(|| self.told.recv_timeout(patience), Ok);
        let wake = match first {
            Ok(told) => self.collect(told),
            Err(RecvTimeoutError::Timeout) => Wake::Time,
            Err(RecvTimeoutError::Disconnected) => Wake::Deaf,
        };
        self.partial_since = match &wake {
            Wake::Saved(_) => self.partial_since.or_else(|| Some(Instant::now())),
            _ => None,
        };
        if wake == Wake::Deaf {
            self.give_up_events();
        }
        wake
    }

    /// Whether an event comes within `patience`.
    pub fn hears_within(&mut self, patience: Duration) -> bool {
        if self.watcher.is_some() && self.heard.is_none() {
            self.heard = self.told.recv_timeout(patience).ok();
        }
        self.heard.is_some()
    }

    /// Takes in one burst of events.
    fn collect(&mut self, first: Told) -> Wake {
        let start = Instant::now();
        let mut burst = Burst::default();
        burst.take(first);
        loop {
            // What was saved is looked at without waiting.
            let patience =
                if burst.is_save() { Duration::ZERO } else { QUIET.min(MOST.saturating_sub(start.elapsed())) };
            match self.told.recv_timeout(patience) {
                Ok(told) => burst.take(told),
                Err(_) => break,
            }
            if start.elapsed() >= MOST {
                break;
            }
        }
        if burst.has_folder
            && let Some(watcher) = &mut self.watcher
        {
            burst.is_deaf |= !watch_folders(watcher, &self.root);
        }
        let is_overdue = self.partial_since.is_some_and(|since| since.elapsed() >= SOON);
        match burst.is_deaf {
            true => Wake::Deaf,
            false if burst.is_save() && !is_overdue => Wake::Saved(burst.done.into_iter().collect()),
            false => Wake::Event,
        }
    }
}

fn events(root: &Path, sender: Sender<Told>) -> Option<RecommendedWatcher> {
    let top = root.to_owned();
    let tell = move |event: notify::Result<Event>| {
        let told = match event {
            Ok(event) => meaning(&top, event),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => Some(Told::Deaf),
            Err(_) => Some(Told::Doubt),
        };
        if let Some(told) = told {
            let _ = sender.send(told);
        }
    };
    let mut watcher = RecommendedWatcher::new(tell, Config::default()).ok()?;
    watcher.watch(root, RecursiveMode::NonRecursive).ok()?;
    watch_folders(&mut watcher, root).then_some(watcher)
}

/// Whether every folder of the site that is there is watched now.
fn watch_folders(watcher: &mut RecommendedWatcher, root: &Path) -> bool {
    let mut there = WATCHED.iter().map(|name| root.join(name)).filter(|folder| folder.is_dir());
    // One that is gone again has its own event.
    there.all(|folder| watcher.watch(&folder, RecursiveMode::Recursive).is_ok() || !folder.is_dir())
}

/// What an event means; nothing where a file was only read, or it is none of the site's.
fn meaning(root: &Path, event: Event) -> Option<Told> {
    let of_site = |path: &PathBuf| {
        let first = path.strip_prefix(root).ok().and_then(|rest| rest.iter().next()).and_then(|part| part.to_str());
        first.is_none_or(|first| first == "talkpress.toml" || WATCHED.contains(&first))
    };
    if event.need_rescan() {
        return Some(Told::Doubt);
    }
    if !event.paths.iter().any(of_site) {
        return None;
    }
    let is_folder = |path: &PathBuf| path.parent() == Some(root) && !path.ends_with("talkpress.toml");
    if matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
        && event.paths.iter().any(is_folder)
    {
        return Some(Told::Folder);
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => Some(Told::Done(event.paths)),
        EventKind::Access(_) => None,
        _ => Some(Told::Begun(event.paths)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A watched site with a file, where `change` has happened.
    fn watched(change: impl FnOnce(&Path)) -> (tempfile::TempDir, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(folder.path()).unwrap();
        std::fs::create_dir_all(root.join("content/talks")).unwrap();
        std::fs::write(root.join("content/talks/a.md"), "before").unwrap();
        let watch = Watch::new(&root, Means::Events);
        assert_eq!(watch.means(), Means::Events);
        change(&root);
        (folder, watch)
    }

    fn wakes(change: impl FnOnce(&Path)) -> bool {
        watched(change).1.hears_within(Duration::from_millis(300))
    }

    #[test]
    fn reading_wakes_nobody_and_writing_does() {
        assert!(!wakes(|root| drop(std::fs::read(root.join("content/talks/a.md")).unwrap())));
        assert!(wakes(|root| std::fs::write(root.join("content/talks/a.md"), "x").unwrap()));
        assert!(wakes(|root| std::fs::create_dir(root.join("static")).unwrap()));
        assert!(!wakes(|root| std::fs::write(root.join("other.txt"), "x").unwrap()));
    }

    #[test]
    fn a_burst_is_a_save_where_all_that_began_is_done() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let is_save = |told: Vec<Told>| {
            let mut burst = Burst::default();
            told.into_iter().for_each(|told| burst.take(told));
            burst.is_save()
        };
        assert!(is_save(vec![Told::Begun(paths(&["a"])), Told::Done(paths(&["a"]))]));
        assert!(!is_save(vec![Told::Begun(paths(&["a", "b"])), Told::Done(paths(&["a"]))]));
        assert!(!is_save(vec![Told::Done(paths(&["a"])), Told::Begun(paths(&["a"]))]));
        assert!(!is_save(vec![Told::Done(paths(&["a", "b", "c", "d"]))]));
        assert!(!is_save(vec![Told::Done(paths(&["a"])), Told::Doubt]));
    }

    /// Saves until it is told as a save: a slow machine may cut a burst in two.
    #[cfg(target_os = "linux")]
    fn save(folder: &Path, watch: &mut Watch) {
        for _ in 0..100 {
            std::fs::write(folder.join("content/talks/a.md"), "x").unwrap();
            if matches!(watch.wait(), Wake::Saved(files) if files[0].ends_with("content/talks/a.md")) {
                return;
            }
        }
        panic!("no save was told as one");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_look_at_what_was_saved_is_followed_by_one_at_everything() {
        let (folder, mut watch) = watched(|_| ());
        save(folder.path(), &mut watch);
        while matches!(watch.wait(), Wake::Saved(_)) {}
        // What was heard is not forgotten.
        std::fs::write(folder.path().join("content/talks/a.md"), "y").unwrap();
        assert!(watch.hears_within(Duration::from_secs(20)));
        assert_ne!(watch.wait(), Wake::Time);
        // Saves without end do not keep it away.
        save(folder.path(), &mut watch);
        std::thread::sleep(SOON);
        std::fs::write(folder.path().join("content/talks/a.md"), "z").unwrap();
        assert!(!matches!(watch.wait(), Wake::Saved(_)));
    }
}
