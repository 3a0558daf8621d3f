use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::build_facts::BuildFacts;
use super::integrity::Integrity;
use super::manifest_entry::ManifestEntry;
use super::owner::Owner;
use super::path_lines::{escape, read_path, unescape};
use crate::base::{Date, Digest};

/// How its text begins, before the version and the checksum of the rest. The first version wrote only the entries.
const FIRST: &str = "talkpress manifest ";

/// The version that is written. Up to version 2, entries had paths.
const VERSION: u32 = 3;

/// How the line of the owner begins.
const OWNER: &str = "site ";

/// How the line begins that says how the site was built.
const BUILD: &str = "build ";

/// The word after a file that is being sent.
const PENDING: &str = "pending";

/// The word before the day on which a file was removed from the site.
const REMOVED: &str = "removed ";

/// The list of the files that talkpress wrote to a folder, a branch or a store. No other file is ever replaced or removed.
///
/// Anyone may be able to read it there, so it has only digests of paths: it does not reveal the address of a hidden page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The site that was published.
    pub owner: Option<Owner>,
    /// How it was built.
    pub build: BuildFacts,
    /// Whether it is as talkpress wrote it.
    pub integrity: Integrity,
    entries: BTreeMap<Digest, ManifestEntry>,
    removed: BTreeMap<Digest, Date>,
    pending: BTreeSet<Digest>,
}

impl Manifest {
    /// The manifest of a site with these files.
    pub fn new<'p>(
        owner: Option<Owner>,
        build: BuildFacts,
        entries: impl Iterator<Item = (&'p str, ManifestEntry)>,
    ) -> Manifest {
        let entries = entries.map(|(path, entry)| (Manifest::key(path), entry)).collect();
        Manifest { owner, build, entries, ..Manifest::default() }
    }

    /// What stands for `path`.
    pub fn key(path: &str) -> Digest {
        Digest::of_parts(&[b"path", path.as_bytes()])
    }

    /// The manifest in the bytes of its file. Invalid lines are ignored.
    pub fn parse(bytes: &[u8]) -> Manifest {
        let text = String::from_utf8_lossy(bytes);
        let (first, body) = text.split_once('\n').unwrap_or((&text, ""));
        let (version, checksum) = match first.strip_prefix(FIRST).and_then(|rest| rest.split_once(' ')) {
            Some((version, checksum)) => (version.parse().ok(), Digest::parse(checksum)),
            None => (None, None),
        };
        let integrity = match version {
            Some(version) if version > VERSION => {
                return Manifest { integrity: Integrity::Newer, ..Manifest::default() };
            }
            Some(_) if checksum == Some(Digest::of(body.as_bytes())) => Integrity::Intact,
            None if !first.starts_with("talkpress") => Integrity::Unknown,
            _ => Integrity::Edited,
        };
        let owner = text.lines().find_map(|line| read_owner(line.strip_prefix(OWNER)?));
        let build = text.lines().find_map(|line| line.strip_prefix(BUILD)).map(BuildFacts::read).unwrap_or_default();
        let mut manifest = Manifest { owner, build, integrity, ..Manifest::default() };
        match version {
            Some(VERSION) => text.lines().filter_map(read_line).for_each(|line| manifest.add(line)),
            _ => manifest.entries.extend(text.lines().filter_map(read_line_with_path)),
        }
        manifest
    }

    fn add(&mut self, (key, entry, state): (Digest, ManifestEntry, EntryState)) {
        self.entries.insert(key, entry);
        match state {
            EntryState::Published => {}
            EntryState::Pending => drop(self.pending.insert(key)),
            EntryState::Removed(day) => drop(self.removed.insert(key, day)),
        }
    }

    /// The entry of `path`.
    pub fn get(&self, path: &str) -> Option<ManifestEntry> {
        self.entries.get(&Manifest::key(path)).copied()
    }

    /// Whether talkpress wrote the file at `path`.
    pub fn lists(&self, path: &str) -> bool {
        self.entries.contains_key(&Manifest::key(path))
    }

    /// Whether talkpress wrote a file at the path with this `key`.
    pub fn lists_key(&self, key: Digest) -> bool {
        self.entries.contains_key(&key)
    }

    /// All entries, each with the key of its path.
    pub fn entries(&self) -> impl Iterator<Item = (Digest, ManifestEntry)> {
        self.entries.iter().map(|(key, entry)| (*key, *entry))
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The day on which the file was removed from the site that has this `key`, but is still published.
    pub fn removed(&self, key: Digest) -> Option<Date> {
        self.removed.get(&key).copied()
    }

    /// Keeps the file with this `key` in the list, as one that was removed from the site on `day`.
    pub fn keep_removed(&mut self, key: Digest, entry: ManifestEntry, day: Date) {
        self.add((key, entry, EntryState::Removed(day)));
    }

    /// Whether an interrupted run may or may not have sent the file with this `key`.
    pub fn is_pending(&self, key: Digest) -> bool {
        self.pending.contains(&key)
    }

    /// Adds a file that is about to be sent.
    pub fn add_pending(&mut self, key: Digest, entry: ManifestEntry) {
        self.removed.remove(&key);
        self.add((key, entry, EntryState::Pending));
    }

    /// The text of the manifest: the owner, and a line for each path in the order of the keys; nothing that differs between
    /// machines.
    pub fn to_text(&self) -> String {
        let body = self.body();
        format!("{FIRST}{VERSION} {}\n{body}", Digest::of(body.as_bytes()))
    }

    /// The checksum in the text.
    pub fn checksum(&self) -> Digest {
        Digest::of(self.body().as_bytes())
    }

    fn body(&self) -> String {
        let url = |owner: &Owner| owner.base_url.as_deref().map_or_else(|| "-".to_owned(), escape);
        let mut text: String =
            self.owner.iter().map(|owner| format!("{OWNER}{} {}\n", url(owner), escape(&owner.title))).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{BUILD}{}", self.build.to_words());
        for (key, entry) in &self.entries {
            let _ = write!(text, "{key} {} {}", entry.digest, entry.size);
            if let Some(day) = self.removed.get(key) {
                let _ = write!(text, " {REMOVED}{day}");
            } else if self.pending.contains(key) {
                let _ = write!(text, " {PENDING}");
            }
            text.push('\n');
        }
        text
    }
}

fn read_owner(line: &str) -> Option<Owner> {
    let (url, title) = line.split_once(' ')?;
    let base_url = if url == "-" { None } else { Some(unescape(url)?) };
    Some(Owner { base_url, title: unescape(title)? })
}

/// What an entry says about its file besides its content.
enum EntryState {
    Published,
    Pending,
    Removed(Date),
}

fn read_line(line: &str) -> Option<(Digest, ManifestEntry, EntryState)> {
    let mut parts = line.splitn(4, ' ');
    let key = Digest::parse(parts.next()?)?;
    let entry = ManifestEntry { digest: Digest::parse(parts.next()?)?, size: parts.next()?.parse().ok()? };
    let state = match parts.next() {
        None => EntryState::Published,
        Some(PENDING) => EntryState::Pending,
        Some(rest) => EntryState::Removed(Date::parse(rest.strip_prefix(REMOVED)?)?.day_only()),
    };
    Some((key, entry, state))
}

fn read_line_with_path(line: &str) -> Option<(Digest, ManifestEntry)> {
    let mut parts = line.splitn(3, ' ');
    let entry = ManifestEntry { digest: Digest::parse(parts.next()?)?, size: parts.next()?.parse().ok()? };
    Some((Manifest::key(read_path(parts.next()?)?.as_str()), entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> ManifestEntry {
        ManifestEntry { digest: Digest::of(text.as_bytes()), size: text.len() as u64 }
    }

    #[test]
    fn a_manifest_reads_back_and_names_no_path() {
        let owner = Some(Owner { base_url: None, title: "A\nb".into() });
        let build =
            BuildFacts { complete: true, notes: true, from: Date::parse("2026-12-24"), ..BuildFacts::default() };
        let mut manifest = Manifest::new(owner, build, [("secret/index.html", entry("x"))].into_iter());
        manifest.keep_removed(Manifest::key("old.css"), entry("old"), Date::parse("2026-11-21").unwrap());
        let text = manifest.to_text();
        assert_eq!(Manifest::parse(text.as_bytes()), manifest);
        assert!(!text.contains("secret") && text.contains(" removed 2026-11-21\n"), "{text}");
        let edited = Manifest::parse(text.replace("complete", "complete drafts").as_bytes());
        assert_eq!(edited.integrity, Integrity::Edited);
        let with_time = Manifest::parse(text.replace("=2026-12-24", "=2026-12-24T18:30Z").as_bytes());
        assert_eq!(with_time.build, manifest.build);
    }

    #[test]
    fn older_forms_are_read_and_newer_ones_are_not() {
        let lines = format!("{} 1 a/b.html\n", entry("x").digest);
        let second = format!("talkpress manifest 2 {}\n{lines}", Digest::of(lines.as_bytes()));
        for (text, integrity) in [(&lines, Integrity::Unknown), (&second, Integrity::Intact)] {
            let manifest = Manifest::parse(text.as_bytes());
            assert_eq!((manifest.get("a/b.html"), manifest.integrity), (Some(entry("x")), integrity));
            assert!(!manifest.build.complete);
        }
        let newer = Manifest::parse(second.replace("manifest 2", "manifest 4").as_bytes());
        assert_eq!((newer.integrity, newer.len()), (Integrity::Newer, 0));
    }
}
