use std::collections::BTreeSet;
use std::path::PathBuf;

use super::disk_event::DiskEvent;

/// The largest number of files in a save; if more change at once it is a checkout, which takes a while.
const MAX_SAVED_FILES: usize = 3;

/// Events that came in quick succession.
#[derive(Debug, Default)]
pub struct Burst {
    saved: BTreeSet<PathBuf>,
    changing: BTreeSet<PathBuf>,
    has_lost_events: bool,
    has_folder: bool,
    is_over_limit: bool,
}

impl Burst {
    /// Adds an event.
    pub fn add(&mut self, event: DiskEvent) {
        match event {
            DiskEvent::Saved(paths) => {
                self.changing.retain(|path| !paths.contains(path));
                self.saved.extend(paths);
            }
            DiskEvent::Changing(paths) => self.changing.extend(paths),
            DiskEvent::Folder => self.has_folder = true,
            DiskEvent::Lost => self.has_lost_events = true,
            DiskEvent::WatchLimit => self.is_over_limit = true,
        }
    }

    /// Whether a few files were saved and nothing else happened.
    pub fn is_save(&self) -> bool {
        self.changing.is_empty()
            && !self.has_lost_events
            && !self.has_folder
            && !self.is_over_limit
            && self.saved.len() <= MAX_SAVED_FILES
    }

    /// Whether a top-level folder was created, removed or renamed.
    pub fn has_folder(&self) -> bool {
        self.has_folder
    }

    /// Whether a folder cannot be watched.
    pub fn is_over_limit(&self) -> bool {
        self.is_over_limit
    }

    /// The files that were saved.
    pub fn into_saved(self) -> Vec<PathBuf> {
        self.saved.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_a_save_if_every_change_is_finished() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let is_save = |events: Vec<DiskEvent>| {
            let mut burst = Burst::default();
            events.into_iter().for_each(|event| burst.add(event));
            burst.is_save()
        };
        assert!(is_save(vec![DiskEvent::Changing(paths(&["a"])), DiskEvent::Saved(paths(&["a"]))]));
        assert!(!is_save(vec![DiskEvent::Changing(paths(&["a", "b"])), DiskEvent::Saved(paths(&["a"]))]));
        assert!(!is_save(vec![DiskEvent::Saved(paths(&["a"])), DiskEvent::Changing(paths(&["a"]))]));
        assert!(!is_save(vec![DiskEvent::Saved(paths(&["a", "b", "c", "d"]))]));
        assert!(!is_save(vec![DiskEvent::Saved(paths(&["a"])), DiskEvent::Lost]));
    }
}
