use std::fs;
use std::path::{Path, PathBuf};

use super::read::load;
use super::snapshot::Snapshot;
use super::walk::{self, Found};
use crate::base::{Changes, SitePath};

/// Reads those files of a site that lie at `paths` again, and says what changed. What else may have changed is not looked at.
///
/// Gives nothing, and changes nothing, where only [`read_site`](super::read_site) can tell: where one is new or gone, cannot be
/// read, or is reached by a link. `root` is a path without links.
pub fn read_again(root: &Path, snapshot: &mut Snapshot, paths: &[PathBuf]) -> Option<Changes> {
    let mut news = Vec::new();
    for real in paths {
        let path = SitePath::new(real.strip_prefix(root).ok()?.to_str()?)?;
        if walk::is_passed_over(&path) {
            continue;
        }
        let Some(before) = snapshot.get(&path) else {
            // What an editor puts beside a file and takes away.
            if fs::symlink_metadata(real).is_err() {
                continue;
            }
            return None;
        };
        if fs::canonicalize(real).ok()? != *real {
            return None;
        }
        let found = Found { form: walk::form(&path), path, real: real.clone() };
        let loaded = load(&found, Some(before)).ok()?;
        news.push((found.path, loaded));
    }
    Some(snapshot.replace(news))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::disk::read_site;

    /// What a look at `content/a.md` alone tells after a change.
    fn after(change: impl FnOnce(&Path)) -> Option<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        for name in ["content/a.md", "content/b.md", "outside.md"] {
            fs::write(root.join(name), "before").unwrap();
        }
        let (mut snapshot, _) = read_site(&root, None, Some(&Snapshot::default())).unwrap();
        change(&root);
        let paths = ["content/a.md", "content/a.md~", "content/4913"].map(|name| root.join(name));
        let changes = read_again(&root, &mut snapshot, &paths)?;
        Some(changes.paths().map(SitePath::to_string).collect())
    }

    #[test]
    fn only_what_is_asked_for_is_read() {
        let write = |name: &'static str| move |root: &Path| fs::write(root.join(name), "after!").unwrap();
        assert_eq!(after(write("content/a.md")), Some(vec!["content/a.md".to_owned()]));
        assert_eq!(after(write("content/a.md~")), Some(vec![]));
        assert_eq!(after(write("content/b.md")), Some(vec![]));
        assert_eq!(after(|_| ()), Some(vec![]));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_gone_or_a_link_is_left_to_a_whole_reading() {
        let a = |root: &Path| root.join("content/a.md");
        assert_eq!(after(|root| fs::remove_file(a(root)).unwrap()), None);
        let link = |target: &'static str| {
            move |root: &Path| {
                fs::remove_file(a(root)).unwrap();
                std::os::unix::fs::symlink(root.join(target), a(root)).unwrap();
            }
        };
        assert_eq!(after(link("outside.md")), None);
        assert_eq!(after(link("content/b.md")), None);
    }
}
