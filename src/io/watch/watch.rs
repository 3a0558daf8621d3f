use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::burst::Burst;
use super::disk_event::DiskEvent;
use super::method::WatchMethod;
use super::wake::Wake;
use super::watcher::Watcher;

/// A burst of events is over when there was no event for this long.
const BURST_GAP: Duration = Duration::from_millis(10);

/// The longest time to wait for the end of a burst.
const MAX_BURST: Duration = Duration::from_millis(50);

/// How often all files are read although the system reports events: events may be lost.
const RESCAN_INTERVAL: Duration = Duration::from_secs(10);

/// How long after a save all files are read.
const RECHECK_DELAY: Duration = Duration::from_millis(250);

/// How often the files are read while polling.
const POLL_INTERVAL: Duration = Duration::from_millis(300);

/// Watches one site.
#[derive(Debug)]
pub struct Watch {
    watcher: Option<Watcher>,
    events: Receiver<DiskEvent>,
    /// An event that arrived outside of [`wait`](Watch::wait).
    pending: Option<DiskEvent>,
    /// Since when only saved files have been read.
    partial_since: Option<Instant>,
}

impl Watch {
    /// Watches the site at `root`; if it should be by events and the system reports none, by polling.
    pub fn new(root: &Path, wanted: WatchMethod) -> Watch {
        let (sender, events) = channel();
        let watcher = match wanted {
            WatchMethod::Events => Watcher::new(root, sender),
            WatchMethod::Polling => None,
        };
        Watch { watcher, events, pending: None, partial_since: None }
    }

    /// How changes are noticed.
    pub fn method(&self) -> WatchMethod {
        if self.watcher.is_some() { WatchMethod::Events } else { WatchMethod::Polling }
    }

    /// Polls from now on.
    pub fn switch_to_polling(&mut self) {
        self.watcher = None;
    }

    /// Waits until the site should be read again.
    pub fn wait(&mut self) -> Wake {
        if self.watcher.is_none() {
            std::thread::sleep(POLL_INTERVAL);
            return Wake::Timer;
        }
        let timeout = self.partial_since.map_or(RESCAN_INTERVAL, |since| RECHECK_DELAY.saturating_sub(since.elapsed()));
        let first = self.pending.take().map_or_else(|| self.events.recv_timeout(timeout), Ok);
        let wake = match first {
            Ok(event) => self.collect(event),
            Err(RecvTimeoutError::Timeout) => Wake::Timer,
            Err(RecvTimeoutError::Disconnected) => Wake::WatchLimit,
        };
        self.partial_since = match &wake {
            Wake::Saved(_) => self.partial_since.or_else(|| Some(Instant::now())),
            _ => None,
        };
        if wake == Wake::WatchLimit {
            self.switch_to_polling();
        }
        wake
    }

    /// Whether an event arrives within `timeout`. It is kept for [`wait`](Watch::wait).
    pub fn event_arrives_within(&mut self, timeout: Duration) -> bool {
        if self.watcher.is_some() && self.pending.is_none() {
            self.pending = self.events.recv_timeout(timeout).ok();
        }
        self.pending.is_some()
    }

    /// Collects a burst that begins with `first`.
    fn collect(&mut self, first: DiskEvent) -> Wake {
        let start = Instant::now();
        let mut burst = Burst::default();
        burst.add(first);
        loop {
            // A save is reported without waiting.
            let timeout = match burst.is_save() {
                true => Duration::ZERO,
                false => BURST_GAP.min(MAX_BURST.saturating_sub(start.elapsed())),
            };
            match self.events.recv_timeout(timeout) {
                Ok(event) => burst.add(event),
                Err(_) => break,
            }
            if start.elapsed() >= MAX_BURST {
                break;
            }
        }
        let all_watched = !burst.has_folder() || self.watcher.as_mut().is_none_or(|watcher| watcher.watch_folders());
        let is_overdue = self.partial_since.is_some_and(|since| since.elapsed() >= RECHECK_DELAY);
        match burst.is_over_limit() || !all_watched {
            true => Wake::WatchLimit,
            false if burst.is_save() && !is_overdue => Wake::Saved(burst.into_saved()),
            false => Wake::Event,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ends a hang; an event takes far less time.
    const DEADLINE: Duration = Duration::from_secs(300);

    /// A watched site with one file.
    fn watched() -> (tempfile::TempDir, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(folder.path()).unwrap();
        std::fs::create_dir_all(root.join("content/talks")).unwrap();
        std::fs::write(root.join("content/talks/a.md"), "before").unwrap();
        let watch = Watch::new(&root, WatchMethod::Events);
        assert_eq!(watch.method(), WatchMethod::Events);
        (folder, watch)
    }

    #[test]
    fn a_change_in_the_site_is_an_event() {
        let (folder, mut watch) = watched();
        std::fs::write(folder.path().join("content/talks/a.md"), "x").unwrap();
        assert!(watch.event_arrives_within(DEADLINE));
        let (folder, mut watch) = watched();
        std::fs::create_dir(folder.path().join("static")).unwrap();
        assert!(watch.event_arrives_within(DEADLINE));
    }

    /// Saves until one is reported as a save: a slow machine may cut a burst in two.
    #[cfg(target_os = "linux")]
    fn save(folder: &Path, watch: &mut Watch) {
        for _ in 0..100 {
            std::fs::write(folder.join("content/talks/a.md"), "x").unwrap();
            if matches!(watch.wait(), Wake::Saved(files) if files[0].ends_with("content/talks/a.md")) {
                return;
            }
        }
        panic!("no save was reported as one");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn after_a_save_everything_is_read_soon() {
        let (folder, mut watch) = watched();
        save(folder.path(), &mut watch);
        while matches!(watch.wait(), Wake::Saved(_)) {}
        // An event that arrived meanwhile is kept.
        std::fs::write(folder.path().join("content/talks/a.md"), "y").unwrap();
        assert!(watch.event_arrives_within(DEADLINE));
        assert_ne!(watch.wait(), Wake::Timer);
        // Constant saves do not prevent it.
        save(folder.path(), &mut watch);
        let start = Instant::now();
        loop {
            assert!(start.elapsed() < DEADLINE, "every change was reported as a save");
            std::fs::write(folder.path().join("content/talks/a.md"), "z").unwrap();
            if !matches!(watch.wait(), Wake::Saved(_)) {
                break;
            }
        }
    }
}
