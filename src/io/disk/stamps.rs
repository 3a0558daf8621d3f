use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::cache;
use super::lines::{read_path, write_path};
use super::manifest::Entry;
use crate::base::{Digest, SitePath, Stamp};

const NAME: &str = "stamps";
const NO_ORIGIN: &str = "-";
const FIRST: &str = "talkpress stamps 3";

/// What is known of a published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamped {
    /// Of what it comes from.
    pub stamp: Stamp,
    /// Its content.
    pub entry: Entry,
    /// By content what it was made from, if it was made and that could be read.
    pub origin: Option<Digest>,
}

/// What files had in them when they were last published, by the stamps of what they come from: while that has not changed,
/// a stored file is not read again, and what costs much to make is not made again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps(BTreeMap<SitePath, Stamped>);

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

    /// What is known of the file at `path` if its stamp is `stamp`.
    pub fn get(&self, path: &SitePath, stamp: Stamp) -> Option<Stamped> {
        self.0.get(path).filter(|known| known.stamp == stamp).copied()
    }

    fn to_text(&self) -> String {
        let body = self.0.iter().fold(String::new(), |mut text, (path, Stamped { stamp, entry, origin })| {
            let Entry { digest, size } = entry;
            let origin = origin.map_or_else(|| NO_ORIGIN.to_owned(), |origin| origin.to_string());
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {:016x} {size} {digest} {origin} {}", stamp.size, stamp.state, write_path(path));
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

impl FromIterator<(SitePath, Stamped)> for Stamps {
    fn from_iter<T: IntoIterator<Item = (SitePath, Stamped)>>(iter: T) -> Stamps {
        Stamps(iter.into_iter().collect())
    }
}

fn read_line(line: &str) -> Option<(SitePath, Stamped)> {
    let mut parts = line.splitn(6, ' ');
    let stamp = Stamp { size: parts.next()?.parse().ok()?, state: u64::from_str_radix(parts.next()?, 16).ok()? };
    let size = parts.next()?.parse().ok()?;
    let digest = Digest::parse(parts.next()?)?;
    let origin = match parts.next()? {
        NO_ORIGIN => None,
        origin => Some(Digest::parse(origin)?),
    };
    Some((read_path(parts.next()?)?, Stamped { stamp, entry: Entry { digest, size }, origin }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_cache_knows_nothing() {
        let (stamp, entry) = (Stamp { size: 3, state: 7 }, Entry { digest: Digest::of(b"ab"), size: 2 });
        let origins = [("a", None), ("b c", Some(Digest::of(b"c")))];
        let stamped = origins.map(|(path, origin)| (SitePath::new(path).unwrap(), Stamped { stamp, entry, origin }));
        let stamps: Stamps = stamped.into_iter().collect();
        let text = stamps.to_text();
        assert_eq!(Stamps::parse(&text), Some(stamps));
        for end in 0..text.len() {
            assert_eq!(Stamps::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Stamps::parse(&text.replace("stamps 3", "stamps 4")), None);
    }
}
