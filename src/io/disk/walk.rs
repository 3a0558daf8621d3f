//! Finds the files of a site. Links are followed by hand, since what they lead to must be known to lie inside
//! the site before anything of it is looked at.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::patience::{Shortage, patiently};
use super::root::CONFIG;
use crate::base::{Diagnostic, Place, SitePath};

/// Largest document, in bytes.
pub(super) const MAX_DOCUMENT: u64 = 10 * 1024 * 1024;

/// Largest file of a theme, in bytes: fonts of East Asian scripts have their size.
const MAX_THEME_FILE: u64 = 64 * 1024 * 1024;

/// More files than any site has, and fewer than links that lead to links that lead to links make.
const MAX_FILES: usize = 1_000_000;

/// Links within linked folders, one inside the other, that are followed; as many as the kernel would.
const MAX_LINKS: usize = 40;

/// A file of the site that has not been opened yet.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its name in the site.
    pub path: SitePath,
    /// Where it really lies.
    pub real: PathBuf,
    pub form: Form,
}

/// How a file is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Read at once, if it is no larger than this.
    Whole { limit: u64 },
    /// Left where it is until it is needed.
    Lazy,
}

/// Whether a folder is entered.
#[derive(PartialEq, Eq)]
enum Step {
    Enter,
    Skip,
}

/// All files of the site at `root`, a path without links, in stable order. `output`, also without links, is
/// passed over.
pub(super) fn walk(root: &Path, output: Option<&Path>) -> (Vec<Found>, Vec<Diagnostic>) {
    let attempt = || {
        let mut walk = Walk { root, output, found: Vec::new(), diagnostics: Vec::new(), is_short: false };
        for name in [CONFIG, "content", "static", "themes"] {
            walk.top(name);
        }
        let result = (walk.found, walk.diagnostics);
        if walk.is_short { Err(Short(result)) } else { Ok(result) }
    };
    match patiently(attempt) {
        Ok(result) | Err(Short(result)) => result,
    }
}

/// What a walk found that could not open every folder for too many open files.
struct Short((Vec<Found>, Vec<Diagnostic>));

impl Shortage for Short {
    fn is_shortage(&self) -> bool {
        true
    }
}

struct Walk<'a> {
    root: &'a Path,
    output: Option<&'a Path>,
    found: Vec<Found>,
    diagnostics: Vec<Diagnostic>,
    is_short: bool,
}

impl Walk<'_> {
    fn top(&mut self, name: &str) {
        let Some(path) = SitePath::new(name) else { return };
        let real = self.root.join(name);
        match fs::symlink_metadata(&real) {
            Ok(metadata) if metadata.is_symlink() => self.link(path, &real, &[]),
            Ok(metadata) if metadata.is_dir() && name != CONFIG => self.folder(&path, &real, &[]),
            Ok(metadata) if metadata.is_file() && name == CONFIG => self.file(path, &real, metadata.file_type(), &[]),
            Ok(_) if name == CONFIG => self.error("unreadable", &path, format!("`{name}` is not a file"), "rename it"),
            Ok(_) => self.error("unreadable", &path, format!("`{name}` is not a folder"), "rename it"),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => self.unreadable(&path, &e),
        }
    }

    /// Takes in everything below the folder `at`, which really lies at `real`; `chain` are the real folders of the links
    /// that led here.
    fn folder(&mut self, at: &SitePath, real: &Path, chain: &[PathBuf]) {
        let mut entries = WalkDir::new(real).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            if self.found.len() >= MAX_FILES {
                return self.too_many(at);
            }
            match entry {
                Err(error) => self.walk_error(at, real, &error),
                Ok(entry) => {
                    let step = self.entry(at, real, &entry, chain);
                    if step == Step::Skip && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
            }
        }
    }

    fn entry(&mut self, at: &SitePath, real: &Path, entry: &DirEntry, chain: &[PathBuf]) -> Step {
        let Some(path) = site_path(at, real, entry.path()) else { return Step::Skip };
        if entry.file_name().to_str().is_none() {
            self.error("file-name", &path, format!("the name of `{path}` is not UTF-8"), "rename it");
            return Step::Skip;
        }
        if is_passed_over(&path) || self.output == Some(entry.path()) {
            return Step::Skip;
        }
        if !entry.file_type().is_dir() {
            self.file(path, entry.path(), entry.file_type(), chain);
        }
        Step::Enter
    }

    fn file(&mut self, path: SitePath, real: &Path, kind: FileType, chain: &[PathBuf]) {
        if kind.is_symlink() {
            self.link(path, real, chain);
        } else if kind.is_file() {
            let form = form(&path);
            self.found.push(Found { path, real: real.to_path_buf(), form });
        } else {
            let message = format!("`{path}` is neither a file nor a folder: it is left out");
            self.diagnostics.push(Diagnostic::warning("special-file", message).at(Place::file(&path)));
        }
    }

    fn link(&mut self, path: SitePath, real: &Path, chain: &[PathBuf]) {
        let target = match fs::canonicalize(real) {
            Ok(target) => target,
            Err(e) => return self.broken_link(&path, &e),
        };
        if !target.starts_with(self.root) || self.is_off_limits(&target) {
            let message = format!("`{path}` is a link out of the site's sources");
            return self.error("link", &path, message, "put a copy of the file there instead");
        }
        match fs::metadata(&target) {
            Err(e) => self.unreadable(&path, &e),
            Ok(metadata) if !metadata.is_dir() => self.file(path, &target, metadata.file_type(), chain),
            Ok(_) => self.linked_folder(&path, real, &target, chain),
        }
    }

    fn linked_folder(&mut self, path: &SitePath, link: &Path, target: &Path, chain: &[PathBuf]) {
        let mut chain = chain.to_vec();
        chain.extend(link.parent().map(Path::to_path_buf));
        if chain.len() > MAX_LINKS || chain.iter().any(|folder| folder.starts_with(target)) {
            let message = format!("`{path}` is a link to a folder that it lies in");
            return self.error("link", path, message, "remove the link");
        }
        self.folder(path, target, &chain);
    }

    /// What no link may lead to: what was built from the site, or belongs to tools.
    fn is_off_limits(&self, target: &Path) -> bool {
        let below = target.strip_prefix(self.root).unwrap_or(target);
        self.output.is_some_and(|output| target.starts_with(output))
            || below.components().any(|part| part.as_os_str() == ".git" || part.as_os_str() == super::cache::FOLDER)
    }

    fn broken_link(&mut self, path: &SitePath, error: &io::Error) {
        let message = match error.kind() {
            io::ErrorKind::NotFound => format!("`{path}` is a link to nothing"),
            _ => format!("`{path}` is a link that leads nowhere: {error}"),
        };
        self.error("link", path, message, "mend the link or remove it");
    }

    fn walk_error(&mut self, at: &SitePath, real: &Path, error: &walkdir::Error) {
        let path = error.path().and_then(|path| site_path(at, real, path)).unwrap_or_else(|| at.clone());
        self.is_short |= error.io_error().is_some_and(Shortage::is_shortage);
        match error.io_error() {
            Some(error) => self.unreadable(&path, error),
            None => self.error("unreadable", &path, error.to_string(), "remove it"),
        }
    }

    fn unreadable(&mut self, path: &SitePath, error: &io::Error) {
        self.diagnostics.push(unreadable(path, error));
    }

    fn too_many(&mut self, at: &SitePath) {
        let message = format!("the site has more than {MAX_FILES} files: the rest was not read");
        self.error("too-many-files", at, message, "look for links that lead to folders of links");
    }

    fn error(&mut self, kind: &'static str, path: &SitePath, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::error(kind, message).at(Place::file(path)).hint(hint));
    }
}

/// Says that the file or folder at `path` cannot be read, and why.
pub(super) fn unreadable(path: &SitePath, error: &io::Error) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::PermissionDenied => "no permission to read it".into(),
        io::ErrorKind::InvalidFilename => "its path is longer than the system can open".into(),
        io::ErrorKind::NotFound => "it is gone".into(),
        io::ErrorKind::IsADirectory => "it is a folder now".into(),
        _ => error.to_string(),
    };
    Diagnostic::error("unreadable", format!("cannot read `{}`: {message}", brief(path))).at(Place::file(path))
}

/// A path of thousands of bytes would bury the message.
fn brief(path: &SitePath) -> String {
    let text = path.as_str();
    match text.chars().count() {
        0..=200 => text.to_owned(),
        count => text.chars().take(100).chain("…".chars()).chain(text.chars().skip(count - 80)).collect(),
    }
}

/// The name in the site of what lies at `entry`, below the folder `at` that lies at `real`; lossy if need be.
fn site_path(at: &SitePath, real: &Path, entry: &Path) -> Option<SitePath> {
    at.join(&entry.strip_prefix(real).ok()?.to_string_lossy())
}

/// Whether a file of this name is none of the site's: what editors and systems leave behind.
pub(super) fn is_passed_over(path: &SitePath) -> bool {
    let name = path.file_name();
    let is_leftover = name.ends_with('~') || name.starts_with(".#") || name.ends_with(".swp") || name == "4913";
    let is_private = match path.strip_folder("static") {
        // `.nojekyll` and `.well-known/` are there to be published.
        Some(_) => [".git", ".DS_Store", super::cache::FOLDER].contains(&name),
        None => name.starts_with('.'),
    };
    is_leftover || is_private
}

/// Whether the name is that of a document.
pub(super) fn is_document(path: &SitePath) -> bool {
    path.strip_folder("content").is_some() && ["md", "markdown"].contains(&path.extension())
}

/// How a file of this name is taken in.
pub(super) fn form(path: &SitePath) -> Form {
    let extension = path.extension().to_ascii_lowercase();
    match path.as_str().split('/').next() {
        Some("themes") => Form::Whole { limit: MAX_THEME_FILE },
        Some("static") => Form::Lazy,
        _ if ["md", "markdown", "toml"].contains(&extension.as_str()) => Form::Whole { limit: MAX_DOCUMENT },
        _ => Form::Lazy,
    }
}
