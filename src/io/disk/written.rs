use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::cache;
use super::file_stat::FileStat;
use crate::base::{Digest, SitePath};
use crate::publish::{
    ManifestEntry,
    path_lines::{read_path, write_path},
};

const NAME: &str = "written";
const FIRST: &str = "talkpress written 1";

/// The files that were last published on this machine, each in the state in which it was left, so that the next build need
/// not read them to know that they are the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The checksum of the manifest that lists them.
    pub manifest: Option<Digest>,
    files: BTreeMap<SitePath, (u64, ManifestEntry)>,
}

impl Written {
    /// The `files` that `manifest` lists, each with its state.
    pub fn new(manifest: Digest, files: BTreeMap<SitePath, (u64, ManifestEntry)>) -> Written {
        Written { manifest: Some(manifest), files }
    }

    /// What the last build of the site saved; nothing if the cache is missing, damaged or of another version.
    pub fn load(site_root: &Path) -> Written {
        let parse = |bytes: Vec<u8>| Written::parse(std::str::from_utf8(&bytes).ok()?);
        cache::load(site_root, NAME).and_then(parse).unwrap_or_default()
    }

    /// Saves it for the next build, which reads all published files without it.
    pub fn save(&self, site_root: &Path) {
        let _ = cache::save(site_root, NAME, self.to_text().as_bytes());
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.files.keys()
    }

    /// The content of the file at `path`, if `stat` is the state in which it was left.
    pub fn get(&self, path: &SitePath, stat: FileStat) -> Option<ManifestEntry> {
        let (state, entry) = self.files.get(path)?;
        (*state == stat.state() && entry.size == stat.size).then_some(*entry)
    }

    /// The state in which the file at `path` was left with the content `entry`.
    pub fn state(&self, path: &SitePath, entry: ManifestEntry) -> Option<u64> {
        self.files.get(path).filter(|(_, left)| *left == entry).map(|(state, _)| *state)
    }

    fn to_text(&self) -> String {
        let body = self.files.iter().fold(String::new(), |mut text, (path, (state, entry))| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{state:016x} {} {} {}", entry.size, entry.digest, write_path(path));
            text
        });
        let manifest = self.manifest.map_or_else(|| "-".to_owned(), |digest| digest.to_string());
        format!("{FIRST} {} {manifest}\n{body}", Digest::of(body.as_bytes()))
    }

    fn parse(text: &str) -> Option<Written> {
        let (head, body) = text.split_once('\n')?;
        let (digest, manifest) = head.strip_prefix(FIRST)?.strip_prefix(' ')?.split_once(' ')?;
        if Digest::parse(digest)? != Digest::of(body.as_bytes()) {
            return None;
        }
        let files = body.lines().map(read_line).collect::<Option<_>>()?;
        Some(Written { manifest: Some(Digest::parse(manifest)?), files })
    }
}

fn read_line(line: &str) -> Option<(SitePath, (u64, ManifestEntry))> {
    let mut parts = line.splitn(4, ' ');
    let state = u64::from_str_radix(parts.next()?, 16).ok()?;
    let size = parts.next()?.parse().ok()?;
    let digest = Digest::parse(parts.next()?)?;
    Some((read_path(parts.next()?)?, (state, ManifestEntry { digest, size })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_cache_is_ignored() {
        let entry = ManifestEntry { digest: Digest::of(b"ab"), size: 2 };
        let files = ["a", "b c"].map(|path| (SitePath::new(path).unwrap(), (7, entry))).into();
        let written = Written::new(Digest::of(b"manifest"), files);
        let text = written.to_text();
        assert_eq!(Written::parse(&text), Some(written));
        for end in (0..text.len()).filter(|end| !text[..*end].ends_with('\n')) {
            assert_eq!(Written::parse(&text[..end]), None, "{end}");
        }
    }
}
