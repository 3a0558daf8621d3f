use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::manifest_entry::ManifestEntry;
use super::path_lines::{read_path, write_path};
use super::root_folder::read_in;
use super::tree::{PathKind, path_kind};
use crate::base::{Digest, SitePath};
use crate::io::Failure;

/// The name of its file.
const NAME: &str = ".talkpress-manifest";

/// The list of the files that talkpress wrote, kept in the output folder. No other file is ever replaced or removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<SitePath, ManifestEntry>);

impl Manifest {
    /// The path of the manifest of `output`.
    pub fn path(output: &Path) -> PathBuf {
        output.join(NAME)
    }

    /// The manifest of `output`, empty if there is none. Invalid lines are ignored.
    pub fn load(output: &Path) -> Result<Manifest, Failure> {
        let path = Manifest::path(output);
        match path_kind(&path)? {
            PathKind::Nothing => Ok(Manifest::default()),
            PathKind::File { .. } => {
                let bytes = read_in(output, NAME).map_err(|e| Failure::of("reading", &path, e))?;
                Ok(Manifest::parse(&bytes))
            }
            _ => Err(Failure::new(format!("{} is not a file: remove it", path.display()))),
        }
    }

    /// The manifest in the bytes of its file. Invalid lines are ignored.
    pub fn parse(bytes: &[u8]) -> Manifest {
        Manifest(String::from_utf8_lossy(bytes).lines().filter_map(read_line).collect())
    }

    /// The entry of `path`.
    pub fn get(&self, path: &str) -> Option<ManifestEntry> {
        self.0.get(path).copied()
    }

    /// Whether talkpress wrote the file at `path`.
    pub fn lists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.0.keys()
    }

    /// The paths of the files below `folder`.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &SitePath> {
        let from = format!("{folder}/");
        let below = self.0.range::<str, _>((std::ops::Bound::Excluded(from.as_str()), std::ops::Bound::Unbounded));
        below.map(|(path, _)| path).take_while(move |path| path.as_str().starts_with(&from))
    }

    /// The text of the manifest: a line for each path, in order, and nothing that differs between machines.
    pub fn to_text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (path, entry)| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {}", entry.digest, entry.size, write_path(path));
            text
        })
    }
}

impl FromIterator<(SitePath, ManifestEntry)> for Manifest {
    fn from_iter<T: IntoIterator<Item = (SitePath, ManifestEntry)>>(iter: T) -> Manifest {
        Manifest(iter.into_iter().collect())
    }
}

fn read_line(line: &str) -> Option<(SitePath, ManifestEntry)> {
    let mut parts = line.splitn(3, ' ');
    let entry = ManifestEntry { digest: Digest::parse(parts.next()?)?, size: parts.next()?.parse().ok()? };
    Some((read_path(parts.next()?)?, entry))
}
