//! The disk under faults. Rows F1 to F11 of the list of hostile inputs, each as a test.

mod child;
mod drawings;
mod full_disk;
mod hostile_tree;
mod kill;
mod metadata;
mod misc;
mod owned;
mod publish;
mod read;
mod refusals;
mod swapped;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use talkpress::base::{Content, Diagnostic, Digest, Files, Recipe, SitePath};
use talkpress::io::disk::{self, PublishError, PublishOptions, Published};
use talkpress::io::work_done::WorkDone;

/// A recipe with a fixed result.
#[derive(Debug)]
pub struct Made(pub Result<Vec<u8>, &'static str>);

impl Recipe for Made {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.0.clone().map_err(|message| Diagnostic::error("template", message))
    }
}

/// An expensive recipe, which fails if it is run although its state and origin say that nothing has changed.
#[derive(Debug)]
pub struct Expensive {
    pub state: u64,
    pub origin: &'static str,
    pub bytes: Option<&'static str>,
}

impl Recipe for Expensive {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.bytes.map(Vec::from).ok_or_else(|| Diagnostic::error("made-again", "this was made again"))
    }

    fn state(&self) -> Option<u64> {
        Some(self.state)
    }

    fn origin(&self) -> Option<Digest> {
        Some(Digest::of(self.origin.as_bytes()))
    }
}

pub fn path(text: &str) -> SitePath {
    SitePath::new(text).unwrap()
}

pub fn recipe(bytes: impl Into<Vec<u8>>) -> Content {
    Content::Recipe(Arc::new(Made(Ok(bytes.into()))))
}

pub fn files(entries: &[(&str, &str)]) -> Files {
    entries.iter().map(|(name, text)| (path(name), recipe(*text))).collect()
}

pub fn publish(output: &Path, root: &Path, files: &Files) -> Result<Published, PublishError> {
    publish_with(output, root, files, &PublishOptions::default())
}

/// The same with `options`.
pub fn publish_with(
    output: &Path,
    root: &Path,
    files: &Files,
    options: &PublishOptions,
) -> Result<Published, PublishError> {
    disk::publish(output, root, files, options, &WorkDone::default())
}

/// Every file and folder below `folder`, folders with a trailing slash and links with their target; not the manifest.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    collect(folder, "", &mut all);
    all.remove(".talkpress-manifest");
    all
}

fn collect(folder: &Path, prefix: &str, all: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            all.insert(format!("{name}/"), Vec::new());
            collect(&entry.path(), &format!("{name}/"), all);
        } else if kind.is_symlink() {
            all.insert(format!("{name}@"), Vec::new());
        } else {
            all.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

/// A site that has only a configuration, and its output folder.
pub struct Site {
    pub root: tempfile::TempDir,
    pub output: std::path::PathBuf,
}

impl Site {
    pub fn empty() -> Site {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("talkpress.toml"), "").unwrap();
        let output = root.path().join("public");
        Site { root, output }
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Waits until the file is older than the time within which a change may go unnoticed.
    pub fn wait_until_settled(&self, name: &str) {
        use std::os::unix::fs::MetadataExt;
        let metadata = fs::metadata(self.root.path().join(name)).unwrap();
        let settled = UNIX_EPOCH + Duration::from_secs(metadata.ctime().max(metadata.mtime()) as u64 + 4);
        while SystemTime::now() < settled {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn publish(&self, files: &Files) -> Result<Published, PublishError> {
        publish(&self.output, self.root.path(), files)
    }

    /// The message of the failure with which publishing must end.
    pub fn refused(&self, files: &Files) -> String {
        match self.publish(files) {
            Err(PublishError::System(failure)) => failure.message().to_owned(),
            other => panic!("not refused: {other:?}"),
        }
    }
}
