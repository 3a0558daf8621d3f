use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::lines::{read_path, write_path};
use super::tree::{Standing, standing};
use crate::base::{Digest, SitePath};
use crate::io::Failure;

/// The list, kept in the output, of the files that are ours there. Only what it lists is ever replaced or removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<SitePath, Entry>);

/// What was written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub digest: Digest,
    pub size: u64,
}

impl Manifest {
    /// Where the manifest of `output` lies.
    pub fn path(output: &Path) -> PathBuf {
        output.join(".talkpress-manifest")
    }

    /// The manifest of `output`, empty if there is none. A line that we would not write lists nothing.
    pub fn load(output: &Path) -> Result<Manifest, Failure> {
        let path = Manifest::path(output);
        match standing(&path)? {
            Standing::Nothing => Ok(Manifest::default()),
            Standing::File { .. } => {
                let bytes = fs::read(&path).map_err(|e| Failure::of("reading", &path, e))?;
                Ok(Manifest(String::from_utf8_lossy(&bytes).lines().filter_map(read_line).collect()))
            }
            _ => Err(Failure::new(format!("{} is not a file: remove it", path.display()))),
        }
    }

    /// The entry of `path`.
    pub fn get(&self, path: &str) -> Option<Entry> {
        self.0.get(path).copied()
    }

    /// Whether `path` is ours.
    pub fn lists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// All files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.0.keys()
    }

    /// The files below `folder`.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &SitePath> {
        let from = format!("{folder}/");
        let below = self.0.range::<str, _>((std::ops::Bound::Excluded(from.as_str()), std::ops::Bound::Unbounded));
        below.map(|(path, _)| path).take_while(move |path| path.as_str().starts_with(&from))
    }

    /// The text of the file: a line for each path, in order, and nothing that differs between machines.
    pub fn to_text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (path, entry)| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {}", entry.digest, entry.size, write_path(path));
            text
        })
    }
}

impl FromIterator<(SitePath, Entry)> for Manifest {
    fn from_iter<T: IntoIterator<Item = (SitePath, Entry)>>(iter: T) -> Manifest {
        Manifest(iter.into_iter().collect())
    }
}

fn read_line(line: &str) -> Option<(SitePath, Entry)> {
    let mut parts = line.splitn(3, ' ');
    let entry = Entry { digest: Digest::parse(parts.next()?)?, size: parts.next()?.parse().ok()? };
    Some((read_path(parts.next()?)?, entry))
}
