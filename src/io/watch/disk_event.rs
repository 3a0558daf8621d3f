use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{ErrorKind, Event};

/// The files and folders of a site that are watched, apart from its configuration.
pub const WATCHED: [&str; 3] = ["content", "static", "themes"];

/// What an event of the system means for a site.
#[derive(Debug, PartialEq, Eq)]
pub enum DiskEvent {
    /// These files were written and closed, or renamed into place.
    Saved(Vec<PathBuf>),
    /// These files are changing; further events may follow.
    Changing(Vec<PathBuf>),
    /// A top-level folder of the site was created, removed or renamed.
    Folder,
    /// Events were lost.
    Lost,
    /// A new folder cannot be watched because the system's limit is reached.
    WatchLimit,
}

impl DiskEvent {
    /// What `event` means for the site at `root`; `None` if a file was only read, or is not part of the site.
    pub fn of(root: &Path, event: notify::Result<Event>) -> Option<DiskEvent> {
        match event {
            Ok(event) => DiskEvent::of_event(root, event),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => Some(DiskEvent::WatchLimit),
            Err(_) => Some(DiskEvent::Lost),
        }
    }

    fn of_event(root: &Path, event: Event) -> Option<DiskEvent> {
        let is_of_site = |path: &PathBuf| {
            let first = path.strip_prefix(root).ok().and_then(|rest| rest.iter().next()).and_then(|part| part.to_str());
            first.is_none_or(|first| first == "talkpress.toml" || WATCHED.contains(&first))
        };
        if event.need_rescan() {
            return Some(DiskEvent::Lost);
        }
        if !event.paths.iter().any(is_of_site) {
            return None;
        }
        let is_folder = |path: &PathBuf| path.parent() == Some(root) && !path.ends_with("talkpress.toml");
        if matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
            && event.paths.iter().any(is_folder)
        {
            return Some(DiskEvent::Folder);
        }
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => {
                Some(DiskEvent::Saved(event.paths))
            }
            EventKind::Access(_) => None,
            _ => Some(DiskEvent::Changing(event.paths)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(kind: EventKind, path: &str) -> Option<DiskEvent> {
        DiskEvent::of(Path::new("/site"), Ok(Event::new(kind).add_path(path.into())))
    }

    #[test]
    fn reading_a_file_means_nothing_and_writing_it_does() {
        let file = "/site/content/talks/a.md";
        let paths = || vec![PathBuf::from(file)];
        assert_eq!(meaning(EventKind::Access(AccessKind::Close(AccessMode::Read)), file), None);
        assert_eq!(meaning(EventKind::Modify(ModifyKind::Any), file), Some(DiskEvent::Changing(paths())));
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(meaning(closed, file), Some(DiskEvent::Saved(paths())));
        assert_eq!(meaning(closed, "/site/other.txt"), None);
        assert!(meaning(closed, "/site/talkpress.toml").is_some());
        let created = EventKind::Create(notify::event::CreateKind::Folder);
        assert_eq!(meaning(created, "/site/static"), Some(DiskEvent::Folder));
    }
}
