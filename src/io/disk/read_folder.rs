//! Reads a folder that is not a site, such as one that is imported.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry_kind::EntryKind;
use super::found_file::FoundFile;
use super::load::load;
use super::read_mode::ReadMode;
use super::root_folder::RootFolder;
use crate::base::{Files, SitePath};
use crate::io::Failure;

/// The largest number of files.
const MAX_FILES: usize = 100_000;

/// How many links to folders may be in a path.
const MAX_LINKS: usize = 8;

/// Folders of tools, which nobody wrote.
const TOOLS: [&str; 8] =
    [".git", ".hg", ".svn", ".talkpress", "node_modules", "__pycache__", ".jekyll-cache", ".sass-cache"];

/// All files below `folder`, which are read when they are needed, and sentences about those that are not among them. Links are
/// followed only within the folder. `skipped` are folders that are left out.
///
/// # Errors
/// If the folder cannot be read, or has too many files.
pub fn read_folder(folder: &Path, skipped: &[PathBuf]) -> Result<(Files, Vec<String>), Failure> {
    let real = fs::canonicalize(folder).map_err(|e| Failure::of("reading", folder, e))?;
    let root = Arc::new(RootFolder::open(&real).map_err(|e| Failure::of("reading", folder, e))?);
    let skipped = skipped.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut walk = Walk { root, skipped, files: Files::new(), problems: Vec::new() };
    walk.folder(String::new(), real, Vec::new())?;
    Ok((walk.files, walk.problems))
}

struct Walk {
    root: Arc<RootFolder>,
    skipped: Vec<PathBuf>,
    files: Files,
    problems: Vec<String>,
}

impl Walk {
    fn folder(&mut self, at: String, real: PathBuf, chain: Vec<PathBuf>) -> Result<(), Failure> {
        let mut pending = vec![(at, real, chain)];
        while let Some((at, real, chain)) = pending.pop() {
            // The folder itself has no name below itself.
            let name = if real == self.root.path() { Path::new(".") } else { &real };
            let entries = match self.root.list(name) {
                Ok(entries) => entries,
                Err(error) => {
                    self.problems.push(format!("`{at}` cannot be read: {error}"));
                    continue;
                }
            };
            for (name, kind) in entries {
                let Some(path) = self.path(&at, &name) else { continue };
                let (real, kind, chain) = match kind {
                    EntryKind::Link => match self.target(&path, &real.join(&name), &chain) {
                        Some(found) => found,
                        None => continue,
                    },
                    kind => (real.join(&name), kind, chain.clone()),
                };
                match kind {
                    EntryKind::Folder if self.skipped.contains(&real) => {}
                    EntryKind::Folder => pending.push((path.as_str().to_owned(), real, chain)),
                    EntryKind::File => self.file(path, real)?,
                    _ => self.problems.push(format!("`{path}` is neither a file nor a folder, so it is left out")),
                }
            }
        }
        Ok(())
    }

    /// The path of an entry, unless it belongs to a tool or its name is impossible.
    fn path(&mut self, at: &str, name: &OsStr) -> Option<SitePath> {
        let is_leftover = |name: &str| name.ends_with('~') || name.ends_with(".swp") || name.starts_with("._");
        let name = match name.to_str().filter(|name| !name.contains(|c: char| c == '\\' || c.is_control())) {
            Some(name) => name,
            None => {
                let shown = name.to_string_lossy().escape_debug().to_string();
                self.problems
                    .push(format!("the name of `{shown}` cannot be that of a file of a site, so it is left out"));
                return None;
            }
        };
        if TOOLS.contains(&name) || is_leftover(name) || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name) {
            return None;
        }
        SitePath::new(&format!("{at}/{name}"))
    }

    /// What a link leads to, if that is in the folder.
    fn target(
        &mut self,
        path: &SitePath,
        link: &Path,
        chain: &[PathBuf],
    ) -> Option<(PathBuf, EntryKind, Vec<PathBuf>)> {
        let target = fs::canonicalize(link).ok().filter(|target| target.starts_with(self.root.path()));
        let Some((target, metadata)) =
            target.and_then(|target| fs::metadata(&target).ok().map(|found| (target, found)))
        else {
            self.problems.push(format!("`{path}` is a link to something outside the folder, so it is left out"));
            return None;
        };
        let mut chain = chain.to_vec();
        if metadata.is_dir() {
            chain.extend(link.parent().map(Path::to_path_buf));
            if chain.len() > MAX_LINKS || chain.iter().any(|folder| folder.starts_with(&target)) {
                self.problems.push(format!("`{path}` is a link to a folder that contains it, so it is left out"));
                return None;
            }
        }
        Some((target, metadata.file_type().into(), chain))
    }

    fn file(&mut self, path: SitePath, real: PathBuf) -> Result<(), Failure> {
        if self.files.len() >= MAX_FILES {
            return Err(Failure::new(format!("the folder has more than {MAX_FILES} files")));
        }
        let found = FoundFile { path: path.clone(), root: self.root.clone(), real, mode: ReadMode::Lazy };
        match load(&found, None) {
            Ok(loaded) => drop(self.files.insert(path, loaded.content)),
            Err(diagnostic) => self.problems.push(diagnostic.message),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_are_followed_only_within_the_folder() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("content/a")).unwrap();
        fs::create_dir_all(at("output")).unwrap();
        for name in ["content/a/x.md", "output/x.html", "b~"] {
            fs::write(at(name), name).unwrap();
        }
        fs::write(outside.path().join("secret"), "secret").unwrap();
        symlink(at("content/a"), at("content/same")).unwrap();
        symlink(at("content"), at("content/a/round")).unwrap();
        symlink(outside.path(), at("out")).unwrap();
        symlink(outside.path().join("secret"), at("content/secret.md")).unwrap();
        let (files, problems) = read_folder(folder.path(), &[at("output")]).unwrap();
        let names: Vec<String> = files.iter().map(|(path, _)| path.to_string()).collect();
        assert_eq!(names, ["content/a/x.md", "content/same/x.md"]);
        assert_eq!(problems.len(), 4, "{problems:?}");
    }
}
