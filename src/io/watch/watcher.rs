use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk_event::{DiskEvent, WATCHED};

/// Sends the events of a site's folder to a channel.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    watcher: RecommendedWatcher,
}

impl Watcher {
    /// Watches the site at `root`; `None` if the system reports no events, or not for all folders.
    pub fn new(root: &Path, sender: Sender<DiskEvent>) -> Option<Watcher> {
        let top = root.to_owned();
        let send = move |event: notify::Result<Event>| {
            if let Some(event) = DiskEvent::of(&top, event) {
                let _ = sender.send(event);
            }
        };
        let mut watcher = RecommendedWatcher::new(send, Config::default()).ok()?;
        watcher.watch(root, RecursiveMode::NonRecursive).ok()?;
        let mut watcher = Watcher { root: root.to_owned(), watcher };
        watcher.watch_folders().then_some(watcher)
    }

    /// Watches the site's top-level folders, which may be new; `false` if one cannot be watched.
    pub fn watch_folders(&mut self) -> bool {
        let mut folders = WATCHED.iter().map(|name| self.root.join(name)).filter(|folder| folder.is_dir());
        // A folder that has been removed again has its own event.
        folders.all(|folder| self.watcher.watch(&folder, RecursiveMode::Recursive).is_ok() || !folder.is_dir())
    }
}
