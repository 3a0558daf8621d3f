use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::cache;
use super::lines::{read_path, write_path};
use super::manifest::Entry;
use crate::base::{Digest, SitePath, Stamp};

const NAME: &str = "stamps";
const FIRST: &str = "talkpress stamps 2";

/// What files had in them when they were last published, by the stamps of what they come from: while that has not changed,
/// a stored file is not read again, and what costs much to make is not made again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps(BTreeMap<SitePath, (Stamp, Entry)>);

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
        let (known, entry) = self.0.get(path)?;
        (*known == stamp).then_some(*entry)
    }

    fn to_text(&self) -> String {
        let body = self.0.iter().fold(String::new(), |mut text, (path, (stamp, entry))| {
            let Entry { digest, size } = entry;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {:016x} {size} {digest} {}", stamp.size, stamp.state, write_path(path));
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

impl FromIterator<(SitePath, (Stamp, Entry))> for Stamps {
    fn from_iter<T: IntoIterator<Item = (SitePath, (Stamp, Entry))>>(iter: T) -> Stamps {
        Stamps(iter.into_iter().collect())
    }
}

fn read_line(line: &str) -> Option<(SitePath, (Stamp, Entry))> {
    let mut parts = line.splitn(5, ' ');
    let stamp = Stamp { size: parts.next()?.parse().ok()?, state: u64::from_str_radix(parts.next()?, 16).ok()? };
    let size = parts.next()?.parse().ok()?;
    let digest = Digest::parse(parts.next()?)?;
    Some((read_path(parts.next()?)?, (stamp, Entry { digest, size })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_cache_knows_nothing() {
        let stamp = Stamp { size: 3, state: 7 };
        let stamps: Stamps = [(SitePath::new("a").unwrap(), (stamp, Entry { digest: Digest::of(b"ab"), size: 2 }))]
            .into_iter()
            .collect();
        let text = stamps.to_text();
        assert_eq!(Stamps::parse(&text), Some(stamps));
        for end in 0..text.len() {
            assert_eq!(Stamps::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Stamps::parse(&text.replace("stamps 2", "stamps 3")), None);
    }
}
