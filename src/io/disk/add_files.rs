use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::replace::replace;
use crate::base::{Files, SitePath};
use crate::io::Failure;

/// Writes new `files` into the site at `root`, all of them or none, and then replaces the file at `config.0`, which has the bytes
/// `config.1`, by `config.2`.
///
/// # Errors
/// If there is anything at one of the paths, or a file cannot be written. Then nothing is changed.
pub fn add_files(root: &Path, files: &Files, config: Option<(&str, &[u8], &[u8])>) -> Result<(), Failure> {
    let staging = root.join(".talkpress").join(format!("import-{}", std::process::id()));
    let mut done = Moved::default();
    let result = stage(&staging, files)
        .and_then(|()| files.iter().try_for_each(|(path, _)| done.move_in(&staging, root, path)))
        .and_then(|()| match config {
            Some((name, old, new)) => match replace(root, &root.join(name), old, new)? {
                true => Ok(()),
                false => Err(Failure::new(format!("{name} was saved during the import: import again"))),
            },
            None => Ok(()),
        });
    let _ = fs::remove_dir_all(&staging);
    // It is there only if it was made now.
    let _ = fs::remove_dir(root.join(".talkpress"));
    if result.is_err() {
        done.undo();
    }
    result
}

/// The first of `files` at whose path there is something in the site at `root`, or above it.
pub fn occupied<'f>(root: &Path, files: &'f Files) -> Option<&'f SitePath> {
    files.iter().map(|(path, _)| path).find(|path| {
        let mut at = root.to_path_buf();
        let mut parts = path.as_str().split('/').peekable();
        while let Some(part) = parts.next() {
            at.push(part);
            let is_folder = || fs::metadata(&at).is_ok_and(|found| found.is_dir());
            if fs::symlink_metadata(&at).is_err() {
                return false;
            }
            if parts.peek().is_none() || !is_folder() {
                return true;
            }
        }
        false
    })
}

fn stage(staging: &Path, files: &Files) -> Result<(), Failure> {
    // A process with the same number may have been killed here.
    let _ = fs::remove_dir_all(staging);
    for (path, content) in files.iter() {
        let file = staging.join(path.as_str());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|e| Failure::of("creating", folder, e))?;
        }
        let copy = |file: &Path| -> io::Result<()> {
            let mut reader = content.reader()?;
            io::copy(&mut reader, &mut fs::File::create_new(file)?).map(drop)
        };
        copy(&file).map_err(|e| Failure::of("writing", &file, e))?;
    }
    Ok(())
}

/// What was moved into the site.
#[derive(Default)]
struct Moved {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Moved {
    fn move_in(&mut self, staging: &Path, root: &Path, path: &SitePath) -> Result<(), Failure> {
        let target = root.join(path.as_str());
        let mut missing = Vec::new();
        let mut folder = target.parent();
        while let Some(at) = folder.filter(|at| !at.exists()) {
            missing.push(at.to_path_buf());
            folder = at.parent();
        }
        for at in missing.into_iter().rev() {
            fs::create_dir(&at).map_err(|e| Failure::of("creating", &at, e))?;
            self.folders.push(at);
        }
        if fs::symlink_metadata(&target).is_ok() {
            return Err(Failure::new(format!("{} already exists", target.display())));
        }
        fs::rename(staging.join(path.as_str()), &target).map_err(|e| Failure::of("creating", &target, e))?;
        self.files.push(target);
        Ok(())
    }

    fn undo(self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        // Only those that are empty.
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Content;

    fn files(paths: &[&str]) -> Files {
        paths.iter().map(|path| (SitePath::new(path).unwrap(), Content::bytes(path.as_bytes()))).collect()
    }

    #[test]
    fn all_files_are_written_or_none() {
        let site = tempfile::tempdir().unwrap();
        let at = |name: &str| site.path().join(name);
        fs::create_dir(at("content")).unwrap();
        fs::write(at("content/z.md"), "mine").unwrap();
        fs::write(at("talkpress.toml"), "old").unwrap();
        let two = files(&["content/a/b/x.md", "content/z.md"]);
        assert_eq!(occupied(site.path(), &two).map(SitePath::as_str), Some("content/z.md"));
        assert_eq!(
            occupied(site.path(), &files(&["content/z.md/x.md"])).map(SitePath::as_str),
            Some("content/z.md/x.md")
        );
        assert!(add_files(site.path(), &two, None).is_err());
        assert!(!at("content/a").exists() && !at(".talkpress").exists());
        assert!(add_files(site.path(), &files(&["content/y.md"]), Some(("talkpress.toml", b"other", b"new"))).is_err());
        assert!(!at("content/y.md").exists());
        add_files(site.path(), &files(&["content/a/b/x.md"]), Some(("talkpress.toml", b"old", b"new"))).unwrap();
        assert_eq!(fs::read(at("talkpress.toml")).unwrap(), b"new");
        assert_eq!(fs::read(at("content/a/b/x.md")).unwrap(), b"content/a/b/x.md");
        assert_eq!(fs::read(at("content/z.md")).unwrap(), b"mine");
    }
}
