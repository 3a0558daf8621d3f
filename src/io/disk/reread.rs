use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::found_file::FoundFile;
use super::load::load;
use super::read_mode::ReadMode;
use super::root_folder::RootFolder;
use super::snapshot::Snapshot;
use super::source_names::is_ignored;
use crate::base::{Changes, SitePath};

/// Reads the files at `paths` again and returns which of them changed. Other files are not looked at.
///
/// Returns `None` and changes nothing if the whole site has to be read with [`read_site`](super::read_site): if a file is
/// new, is gone, cannot be read, or is reached through a link. `root` is a path without links.
pub fn reread(root: &Path, snapshot: &mut Snapshot, paths: &[PathBuf]) -> Option<Changes> {
    let folder = Arc::new(RootFolder::open(root).ok()?);
    let mut newer = Vec::new();
    for real in paths {
        let path = SitePath::new(real.strip_prefix(root).ok()?.to_str()?)?;
        if is_ignored(&path) {
            continue;
        }
        let Some(before) = snapshot.get(&path) else {
            // A temporary file of an editor, already gone.
            if fs::symlink_metadata(real).is_err() {
                continue;
            }
            return None;
        };
        if fs::canonicalize(real).ok()? != *real {
            return None;
        }
        let found = FoundFile { mode: ReadMode::of(&path), path, root: folder.clone(), real: real.clone() };
        let loaded = load(&found, Some(before)).ok()?;
        newer.push((found.path, loaded));
    }
    Some(snapshot.replace(newer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::disk::read_site;

    /// What rereading `content/a.md` reports after a change.
    fn reread_after(change: impl FnOnce(&Path)) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        for name in ["content/a.md", "content/b.md", "outside.md"] {
            fs::write(root.join(name), "before").unwrap();
        }
        let (mut snapshot, _) = read_site(&root, None, Some(&Snapshot::default())).unwrap();
        change(&root);
        let paths = ["content/a.md", "content/a.md~", "content/4913"].map(|name| root.join(name));
        let changes = reread(&root, &mut snapshot, &paths)?;
        Some(changes.paths().map(SitePath::to_string).collect())
    }

    #[test]
    fn only_the_given_files_are_read() {
        let write = |name: &'static str| move |root: &Path| fs::write(root.join(name), "after!").unwrap();
        assert_eq!(reread_after(write("content/a.md")), Some(vec!["content/a.md".to_owned()]));
        assert_eq!(reread_after(write("content/a.md~")), Some(vec![]));
        assert_eq!(reread_after(write("content/b.md")), Some(vec![]));
        assert_eq!(reread_after(|_| ()), Some(vec![]));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_gone_or_a_link_needs_a_full_reading() {
        let a = |root: &Path| root.join("content/a.md");
        assert_eq!(reread_after(|root| fs::remove_file(a(root)).unwrap()), None);
        let link = |target: &'static str| {
            move |root: &Path| {
                fs::remove_file(a(root)).unwrap();
                std::os::unix::fs::symlink(root.join(target), a(root)).unwrap();
            }
        };
        assert_eq!(reread_after(link("outside.md")), None);
        assert_eq!(reread_after(link("content/b.md")), None);
    }
}
