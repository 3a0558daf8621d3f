use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::cache;
use super::stamped::Stamped;
use crate::base::{Digest, SitePath, Stamp};
use crate::publish::{
    ManifestEntry,
    path_lines::{read_path, write_path},
};

const NAME: &str = "stamps";
const NO_ORIGIN: &str = "-";
const FIRST: &str = "talkpress stamps 3";

/// What is remembered of the files that were last published. While the stamp of its source is unchanged, a stored file is
/// not read again, and an expensive recipe is not run again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps(BTreeMap<SitePath, Stamped>);

impl Stamps {
    /// The stamps of the last build; none if the cache is missing, damaged or of another version.
    pub fn load(site_root: &Path) -> Stamps {
        let parse = |bytes: Vec<u8>| Stamps::parse(std::str::from_utf8(&bytes).ok()?);
        cache::load(site_root, NAME).and_then(parse).unwrap_or_default()
    }

    /// Saves the stamps for the next build, which is slower without them.
    pub fn save(&self, site_root: &Path) {
        let _ = cache::save(site_root, NAME, self.to_text().as_bytes());
    }

    /// What is remembered of the file at `path`, if the stamp of its source is still `stamp`.
    pub fn get(&self, path: &SitePath, stamp: Stamp) -> Option<Stamped> {
        self.0.get(path).filter(|known| known.stamp == stamp).copied()
    }

    fn to_text(&self) -> String {
        let body = self.0.iter().fold(String::new(), |mut text, (path, Stamped { stamp, entry, origin })| {
            let ManifestEntry { digest, size } = entry;
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
    Some((read_path(parts.next()?)?, Stamped { stamp, entry: ManifestEntry { digest, size }, origin }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_cache_is_ignored() {
        let (stamp, entry) = (Stamp { size: 3, state: 7 }, ManifestEntry { digest: Digest::of(b"ab"), size: 2 });
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
