use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::cache;
use super::lines::{read_path, write_path};
use super::manifest::Entry;
use crate::base::{Digest, SitePath, Stamp};

const NAME: &str = "stamps";
const FIRST: &str = "talkpress stamps 1";

/// What stored files had in them when they were last published, by their stamps: who has not changed is not read again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps(BTreeMap<SitePath, (Stamp, Digest)>);

impl Stamps {
    /// The stamps of the last build, none if the cache is gone, damaged or another version's.
    pub fn load(site_root: &Path) -> Stamps {
        let parse = |bytes: Vec<u8>| Stamps::parse(std::str::from_utf8(&bytes).ok()?);
        cache::load(site_root, NAME).and_then(parse).unwrap_or_default()
    }

    /// Keeps the stamps for the next build; without them it is only slower.
    pub fn save(&self, site_root: &Path) {
        let _ = cache::save(site_root, NAME, self.to_text().as_bytes());
    }

    /// What the file at `path` had in it when its stamp was `stamp`.
    pub fn get(&self, path: &SitePath, stamp: Stamp) -> Option<Entry> {
        let (known, digest) = self.0.get(path)?;
        (*known == stamp).then_some(Entry { digest: *digest, size: stamp.size })
    }

    fn to_text(&self) -> String {
        let body = self.0.iter().fold(String::new(), |mut text, (path, (stamp, digest))| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {:016x} {digest} {}", stamp.size, stamp.state, write_path(path));
            text
        });
        format!("{FIRST} {}\n{body}", Digest::of(body.as_bytes()))
    }

    fn parse(text: &str) -> Option<Stamps> {
        let (head, body) = text.split_once('\n')?;
        let digest = Digest::parse(head.strip_prefix(FIRST)?.strip_prefix(' ')?)?;
        match digest == Digest::of(body.as_bytes()) {
            true => Some(Stamps(body.lines().filter_map(read_line).collect())),
            false => None,
        }
    }
}

impl FromIterator<(SitePath, (Stamp, Digest))> for Stamps {
    fn from_iter<T: IntoIterator<Item = (SitePath, (Stamp, Digest))>>(iter: T) -> Stamps {
        Stamps(iter.into_iter().collect())
    }
}

fn read_line(line: &str) -> Option<(SitePath, (Stamp, Digest))> {
    let mut parts = line.splitn(4, ' ');
    let size = parts.next()?.parse().ok()?;
    let state = u64::from_str_radix(parts.next()?, 16).ok()?;
    let digest = Digest::parse(parts.next()?)?;
    Some((read_path(parts.next()?)?, (Stamp { size, state }, digest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_cache_knows_nothing() {
        let stamp = Stamp { size: 3, state: 7 };
        let stamps: Stamps = [(SitePath::new("a").unwrap(), (stamp, Digest::of(b"abc")))].into_iter().collect();
        let text = stamps.to_text();
        assert_eq!(Stamps::parse(&text), Some(stamps));
        for end in 0..text.len() {
            assert_eq!(Stamps::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Stamps::parse(&text.replace("stamps 1", "stamps 2")), None);
    }
}
