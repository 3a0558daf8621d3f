use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::integrity::Integrity;
use super::manifest_entry::ManifestEntry;
use super::owner::Owner;
use super::path_lines::{escape, read_path, unescape, write_path};
use super::root_folder::read_in;
use super::tree::{PathKind, path_kind};
use crate::base::{Digest, SitePath};
use crate::io::Failure;

/// The name of its file.
const NAME: &str = ".talkpress-manifest";

/// How its text begins, before the checksum of the rest. Older versions wrote only the entries.
const FIRST: &str = "talkpress manifest 2 ";

/// How the line of the owner begins.
const OWNER: &str = "site ";

/// The list of the files that talkpress wrote, kept in the output folder. No other file is ever replaced or removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The site that was published.
    pub owner: Option<Owner>,
    /// Whether it is as talkpress wrote it.
    pub integrity: Integrity,
    entries: BTreeMap<SitePath, ManifestEntry>,
}

impl Manifest {
    /// The manifest of a site with these files.
    pub fn new(owner: Option<Owner>, entries: impl Iterator<Item = (SitePath, ManifestEntry)>) -> Manifest {
        Manifest { owner, integrity: Integrity::Intact, entries: entries.collect() }
    }

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
        let text = String::from_utf8_lossy(bytes);
        let (first, body) = text.split_once('\n').unwrap_or((&text, ""));
        let integrity = match first.strip_prefix(FIRST).map(Digest::parse) {
            Some(checksum) if checksum == Some(Digest::of(body.as_bytes())) => Integrity::Intact,
            None if !first.starts_with("talkpress") => Integrity::Unknown,
            _ => Integrity::Edited,
        };
        let owner = text.lines().find_map(|line| read_owner(line.strip_prefix(OWNER)?));
        Manifest { owner, integrity, entries: text.lines().filter_map(read_line).collect() }
    }

    /// The entry of `path`.
    pub fn get(&self, path: &str) -> Option<ManifestEntry> {
        self.entries.get(path).copied()
    }

    /// Whether talkpress wrote the file at `path`.
    pub fn lists(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.entries.keys()
    }

    /// The paths of the files below `folder`.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &SitePath> {
        let from = format!("{folder}/");
        let below =
            self.entries.range::<str, _>((std::ops::Bound::Excluded(from.as_str()), std::ops::Bound::Unbounded));
        below.map(|(path, _)| path).take_while(move |path| path.as_str().starts_with(&from))
    }

    /// The text of the manifest: the owner, and a line for each path in order; nothing that differs between machines.
    pub fn to_text(&self) -> String {
        let body = self.body();
        format!("{FIRST}{}\n{body}", Digest::of(body.as_bytes()))
    }

    /// The checksum in the text.
    pub fn checksum(&self) -> Digest {
        Digest::of(self.body().as_bytes())
    }

    fn body(&self) -> String {
        let url = |owner: &Owner| owner.base_url.as_deref().map_or_else(|| "-".to_owned(), escape);
        let owner =
            self.owner.iter().map(|owner| format!("{OWNER}{} {}\n", url(owner), escape(&owner.title))).collect();
        self.entries.iter().fold(owner, |mut text: String, (path, entry)| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {}", entry.digest, entry.size, write_path(path));
            text
        })
    }
}

fn read_owner(line: &str) -> Option<Owner> {
    let (url, title) = line.split_once(' ')?;
    let base_url = if url == "-" { None } else { Some(unescape(url)?) };
    Some(Owner { base_url, title: unescape(title)? })
}

fn read_line(line: &str) -> Option<(SitePath, ManifestEntry)> {
    let mut parts = line.splitn(3, ' ');
    let entry = ManifestEntry { digest: Digest::parse(parts.next()?)?, size: parts.next()?.parse().ok()? };
    Some((read_path(parts.next()?)?, entry))
}
