//! Finds the files of a site. Links are resolved here, because a target must be known to be inside the site before it is
//! opened. What is opened afterwards has no links in its path.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry_kind::EntryKind;
use super::found_file::FoundFile;
use super::not_regular::NotRegular;
use super::out_of_handles::{OutOfHandles, retry_when_out_of_handles};
use super::read_mode::ReadMode;
use super::root::CONFIG;
use super::root_folder::RootFolder;
use super::source_names::is_ignored;
use super::unreadable::unreadable;
use crate::base::{Diagnostic, Place, SitePath};

/// The largest number of files; more than any site has, and fewer than nested links to folders can produce.
const MAX_FILES: usize = 1_000_000;

/// How many links within linked folders are followed; as many as Linux follows.
const MAX_LINKS: usize = 40;

/// Finds all files of the site at `root`, in a stable order, and ignores the folder `output`. The paths of both have no
/// links.
pub(super) fn walk(root: &Arc<RootFolder>, output: Option<&Path>) -> (Vec<FoundFile>, Vec<Diagnostic>) {
    let attempt = || {
        let mut walk = Walk::new(root, output);
        for name in [CONFIG, "content", "static", "themes"] {
            walk.top(name);
        }
        let result = (walk.found, walk.diagnostics);
        if walk.is_incomplete { Err(IncompleteWalk(result)) } else { Ok(result) }
    };
    match retry_when_out_of_handles(attempt) {
        Ok(result) | Err(IncompleteWalk(result)) => result,
    }
}

/// Finds the configuration of the site at `root`, whose path has no links; `None` if it has none.
///
/// # Errors
/// If it leads out of the site or is not a file.
pub(super) fn find_config(root: &Arc<RootFolder>) -> Result<Option<FoundFile>, Diagnostic> {
    let mut walk = Walk::new(root, None);
    walk.top(CONFIG);
    match walk.diagnostics.pop() {
        Some(diagnostic) => Err(diagnostic),
        None => Ok(walk.found.pop()),
    }
}

/// What was found by a walk that could not open every folder because too many files were open.
struct IncompleteWalk((Vec<FoundFile>, Vec<Diagnostic>));

impl OutOfHandles for IncompleteWalk {
    fn is_out_of_handles(&self) -> bool {
        true
    }
}

struct Walk<'a> {
    root: &'a Arc<RootFolder>,
    output: Option<&'a Path>,
    found: Vec<FoundFile>,
    diagnostics: Vec<Diagnostic>,
    is_incomplete: bool,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Arc<RootFolder>, output: Option<&'a Path>) -> Walk<'a> {
        Walk { root, output, found: Vec::new(), diagnostics: Vec::new(), is_incomplete: false }
    }
}

impl Walk<'_> {
    fn top(&mut self, name: &str) {
        let Some(path) = SitePath::new(name) else { return };
        let real = self.root.path().join(name);
        match fs::symlink_metadata(&real) {
            Ok(metadata) if metadata.is_symlink() => self.link(path, &real, &[]),
            Ok(metadata) if metadata.is_dir() && name != CONFIG => self.folder(&path, &real, &[]),
            Ok(metadata) if metadata.is_file() && name == CONFIG => {
                self.file(path, &real, metadata.file_type().into(), &[])
            }
            Ok(_) if name == CONFIG => self.not_a_file(&path),
            Ok(_) => self.error("unreadable", &path, format!("`{name}` is not a folder"), "rename it"),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => self.unreadable(&path, &e),
        }
    }

    /// Finds everything below the folder `at`, whose real path is `real`; `chain` holds the real folders of the links that
    /// led here.
    fn folder(&mut self, at: &SitePath, real: &Path, chain: &[PathBuf]) {
        let mut pending = vec![(at.clone(), real.to_path_buf())];
        while let Some((folder, real)) = pending.pop() {
            let entries = match self.root.list(&real) {
                Ok(entries) => entries,
                Err(error) => {
                    self.folder_error(&folder, &error);
                    continue;
                }
            };
            let first = pending.len();
            for (name, kind) in entries {
                if self.found.len() >= MAX_FILES {
                    return self.too_many(at);
                }
                let Some(path) = self.entry(&folder, &name) else { continue };
                let real = real.join(&name);
                match kind {
                    _ if self.output == Some(&real) => {}
                    EntryKind::Folder => pending.push((path, real)),
                    _ => self.file(path, &real, kind, chain),
                }
            }
            // The first of them comes next.
            pending[first..].reverse();
        }
    }

    /// The path of the entry `name` of the folder `at`, unless it is ignored or its name is impossible.
    fn entry(&mut self, at: &SitePath, name: &OsStr) -> Option<SitePath> {
        let path = at.join(&name.to_string_lossy())?;
        if name.to_str().is_none() {
            self.error("file-name", &path, format!("the name of `{path}` is not UTF-8"), "rename it");
            return None;
        }
        if path.file_name().contains(|c: char| c == '\\' || c.is_control()) {
            let message = format!(
                "the name of `{}` has a backslash or a control character, so it is left out",
                path.as_str().escape_debug()
            );
            self.diagnostics.push(Diagnostic::warning("file-name", message).at(Place::file(&path)).hint("rename it"));
            return None;
        }
        (!is_ignored(&path)).then_some(path)
    }

    fn file(&mut self, path: SitePath, real: &Path, kind: EntryKind, chain: &[PathBuf]) {
        if kind == EntryKind::Link {
            self.link(path, real, chain);
        } else if kind == EntryKind::File {
            let mode = ReadMode::of(&path);
            self.found.push(FoundFile { path, root: self.root.clone(), real: real.to_path_buf(), mode });
        } else if path.as_str() == CONFIG {
            self.not_a_file(&path);
        } else {
            let message = format!("`{path}` is neither a file nor a folder, so it is left out");
            self.diagnostics.push(Diagnostic::warning("special-file", message).at(Place::file(&path)));
        }
    }

    fn link(&mut self, path: SitePath, real: &Path, chain: &[PathBuf]) {
        let target = match fs::canonicalize(real) {
            Ok(target) => target,
            Err(e) => return self.broken_link(&path, &e),
        };
        if !target.starts_with(self.root.path()) || self.is_forbidden_target(&target) {
            let message = format!("`{path}` is a link to something outside the site's sources");
            return self.error("link", &path, message, "replace the link by a copy of the file");
        }
        match fs::metadata(&target) {
            Err(e) => self.unreadable(&path, &e),
            Ok(metadata) if !metadata.is_dir() => self.file(path, &target, metadata.file_type().into(), chain),
            Ok(_) if path.as_str() == CONFIG => self.not_a_file(&path),
            Ok(_) => self.linked_folder(&path, real, &target, chain),
        }
    }

    fn linked_folder(&mut self, path: &SitePath, link: &Path, target: &Path, chain: &[PathBuf]) {
        let mut chain = chain.to_vec();
        chain.extend(link.parent().map(Path::to_path_buf));
        if chain.len() > MAX_LINKS || chain.iter().any(|folder| folder.starts_with(target)) {
            let message = format!("`{path}` is a link to a folder that contains it");
            return self.error("link", path, message, "remove the link");
        }
        self.folder(path, target, &chain);
    }

    /// Whether no link may point to `target`: it is output, or belongs to a tool.
    fn is_forbidden_target(&self, target: &Path) -> bool {
        let below = target.strip_prefix(self.root.path()).unwrap_or(target);
        self.output.is_some_and(|output| target.starts_with(output))
            || below.components().any(|part| part.as_os_str() == ".git" || part.as_os_str() == super::cache::FOLDER)
    }

    fn broken_link(&mut self, path: &SitePath, error: &io::Error) {
        let message = match error.kind() {
            io::ErrorKind::NotFound => format!("`{path}` is a link to a file that does not exist"),
            _ => format!("the link `{path}` cannot be followed: {error}"),
        };
        self.error("link", path, message, "fix the link or remove it");
    }

    fn folder_error(&mut self, path: &SitePath, error: &io::Error) {
        self.is_incomplete |= error.is_out_of_handles();
        match NotRegular::is(error) {
            true => self.error("unreadable", path, format!("`{path}` changed while it was read"), "build again"),
            false => self.unreadable(path, error),
        }
    }

    fn not_a_file(&mut self, path: &SitePath) {
        self.error("unreadable", path, format!("`{path}` is not a file"), "rename it");
    }

    fn unreadable(&mut self, path: &SitePath, error: &io::Error) {
        self.diagnostics.push(unreadable(path, error));
    }

    fn too_many(&mut self, at: &SitePath) {
        let message = format!("the site has more than {MAX_FILES} files, and the rest were not read");
        self.error("too-many-files", at, message, "look for links to folders that contain links");
    }

    fn error(&mut self, kind: &'static str, path: &SitePath, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::error(kind, message).at(Place::file(path)).hint(hint));
    }
}
