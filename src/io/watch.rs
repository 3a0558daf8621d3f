//! Wakes whoever reads the site when something in it may have changed. It need not be right: who is woken looks, and
//! finds nothing if there is nothing. The only importer of notify.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something was told.
    Event,
    /// It is time.
    Time,
}

/// Watches one site.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    told: Receiver<Told>,
}

/// What an event says.
#[derive(Debug)]
enum Told {
    /// These files are written to the end.
    Done(Vec<PathBuf>),
    /// More may follow.
    Begun,
    /// A folder of the site came or went.
    Folder,
}

impl Watch {
    /// Watches the site at `root`, by events if `wanted` and if there are any.
    pub fn new(root: &Path, wanted: Means) -> Watch {
        let (sender, told) = channel();
        let watcher = match wanted {
            Means::Events => events(root, sender),
            Means::Polling => None,
        };
        Watch { root: root.to_owned(), watcher, told }
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
        let first = match self.told.recv_timeout(BACKUP) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => return Wake::Time,
            Err(RecvTimeoutError::Disconnected) => {
                self.watcher = None;
                return Wake::Time;
            }
        };
        let has_folder = self.collect(first);
        if has_folder && let Some(watcher) = &mut self.watcher {
            watch_folders(watcher, &self.root);
        }
        Wake::Event
    }

    /// Whether an event comes within `patience`.
    pub fn hears_within(&mut self, patience: Duration) -> bool {
        self.watcher.is_some() && self.told.recv_timeout(patience).is_ok()
    }

    /// Takes in one burst of events; whether a folder of the site is among them.
    fn collect(&self, first: Told) -> bool {
        let start = Instant::now();
        let mut files = BTreeSet::new();
        let mut has_folder = false;
        let mut is_open = false;
        let mut next = Some(first);
        loop {
            match next.take() {
                Some(Told::Done(paths)) => {
                    files.extend(paths);
                    is_open = false;
                }
                Some(Told::Begun) => is_open = true,
                Some(Told::Folder) => {
                    has_folder = true;
                    is_open = true;
                }
                None => {}
            }
            // One file that was saved is looked at without waiting.
            let is_save = !is_open && files.len() <= FEW;
            let patience = if is_save { Duration::ZERO } else { QUIET.min(MOST.saturating_sub(start.elapsed())) };
            match self.told.recv_timeout(patience) {
                Ok(told) if start.elapsed() < MOST => next = Some(told),
                _ => return has_folder,
            }
        }
    }
}

fn events(root: &Path, sender: Sender<Told>) -> Option<RecommendedWatcher> {
    let top = root.to_owned();
    let tell = move |event: notify::Result<Event>| {
        let told = match event {
            Ok(event) => meaning(&top, event),
            // Events were lost.
            Err(_) => Some(Told::Begun),
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
    there.all(|folder| watcher.watch(&folder, RecursiveMode::Recursive).is_ok())
}

/// What an event means; nothing where a file was only read, or it is none of the site's.
fn meaning(root: &Path, event: Event) -> Option<Told> {
    let of_site = |path: &PathBuf| {
        let first = path.strip_prefix(root).ok().and_then(|rest| rest.iter().next()).and_then(|part| part.to_str());
        first.is_none_or(|first| first == "talkpress.toml" || WATCHED.contains(&first))
    };
    if !event.need_rescan() && !event.paths.iter().any(of_site) {
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
        _ => Some(Told::Begun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woken(change: impl FnOnce(&Path)) -> Wake {
        let root = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(root.path()).unwrap();
        std::fs::create_dir_all(root.join("content/talks")).unwrap();
        std::fs::write(root.join("content/talks/a.md"), "before").unwrap();
        let mut watch = Watch::new(&root, Means::Events);
        assert_eq!(watch.means(), Means::Events);
        change(&root);
        let heard = watch.hears_within(Duration::from_millis(300));
        if heard { Wake::Event } else { Wake::Time }
    }

    #[test]
    fn reading_wakes_nobody_and_writing_does() {
        assert_eq!(woken(|root| drop(std::fs::read(root.join("content/talks/a.md")).unwrap())), Wake::Time);
        assert_eq!(woken(|root| std::fs::write(root.join("content/talks/a.md"), "x").unwrap()), Wake::Event);
        assert_eq!(woken(|root| std::fs::create_dir(root.join("static")).unwrap()), Wake::Event);
        assert_eq!(woken(|root| std::fs::write(root.join("other.txt"), "x").unwrap()), Wake::Time);
    }
}
