use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::{Content, Digest, SitePath, Stamp};
use crate::site::build::image_key::stamp;
use crate::site::images::ground::Ground;

/// A picture as it was when it was measured.
type Key = (SitePath, Option<Stamp>);

/// Changes whenever a picture may be measured otherwise.
const VERSION: &str = "talkpress grounds 1";

/// Measures which pictures need a ground. It remembers those of files that have not changed, because a picture that has an
/// alpha channel is decoded to be measured.
#[derive(Debug, Default)]
pub struct GroundReader {
    known: BTreeMap<Key, Option<Ground>>,
    is_new: bool,
}

impl GroundReader {
    /// One that knows what is in `file`; nothing if the file is damaged or of another version.
    pub fn decode(file: &[u8]) -> GroundReader {
        GroundReader { known: decode(file).unwrap_or_default(), is_new: false }
    }

    /// What it knows as a file, if that is not what it was read from.
    pub fn encode_if_new(&self) -> Option<Vec<u8>> {
        self.is_new.then(|| encode(&self.known))
    }

    /// The ground of each of `images`, in their order; `None` for one that is opaque.
    pub fn all(&mut self, images: &[(SitePath, &Content)]) -> Vec<Option<Ground>> {
        // Two at a time: each may take much memory to decode.
        let (first, second) = images.split_at(images.len() / 2);
        let (mut all, rest) = rayon::join(|| self.some(first), || self.some(second));
        all.extend(rest);
        let grounds = all.iter().map(|(_, ground)| *ground).collect();
        let known: BTreeMap<Key, Option<Ground>> = all.into_iter().collect();
        self.is_new = known != self.known;
        self.known = known;
        grounds
    }

    fn some(&self, images: &[(SitePath, &Content)]) -> Vec<(Key, Option<Ground>)> {
        let one = |(path, content): &(SitePath, &Content)| {
            let key = (path.clone(), stamp(content));
            let ground = self.known.get(&key).copied().unwrap_or_else(|| Ground::of(content, path.extension()));
            (key, ground)
        };
        images.iter().map(one).collect()
    }
}

/// A line of its own for the version and for a digest of the rest, which has a line for each picture.
fn encode(known: &BTreeMap<Key, Option<Ground>>) -> Vec<u8> {
    let mut lines = String::new();
    for ((path, stamp), ground) in known {
        // A name with a line break cannot be in the file, and a picture without a stamp cannot be recognised.
        let Some(stamp) = stamp.filter(|_| !path.as_str().contains('\n')) else { continue };
        let name = ground.map_or("-", Ground::name);
        // Writing to a text cannot fail.
        let _ = writeln!(lines, "{} {} {name} {path}", stamp.size, stamp.state);
    }
    format!("{VERSION}\n{}\n{lines}", Digest::of(lines.as_bytes()).to_u64()).into_bytes()
}

fn decode(file: &[u8]) -> Option<BTreeMap<Key, Option<Ground>>> {
    let text = std::str::from_utf8(file).ok()?.strip_prefix(VERSION)?.strip_prefix('\n')?;
    let (digest, lines) = text.split_once('\n')?;
    if digest != Digest::of(lines.as_bytes()).to_u64().to_string() {
        return None;
    }
    let entry = |line: &str| {
        let mut parts = line.splitn(4, ' ');
        let size = parts.next()?.parse().ok()?;
        let state = parts.next()?.parse().ok()?;
        let ground = Ground::named(parts.next()?);
        Some(((SitePath::new(parts.next()?)?, Some(Stamp { size, state })), ground))
    };
    lines.lines().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_measured_is_read_back_and_damage_is_noticed() {
        let key = |path: &str, state| (SitePath::new(path).unwrap(), Some(Stamp { size: 9, state }));
        let known = BTreeMap::from([
            (key("static/a b.png", 1), Some(Ground::Dark)),
            (key("static/c.png", u64::MAX), Some(Ground::Paper)),
            (key("static/d.jpg", 3), None),
        ]);
        let file = encode(&known);
        assert_eq!(decode(&file), Some(known.clone()));
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            assert_ne!(decode(&damaged), Some(known.clone()), "{at}");
            assert_eq!(decode(&file[..at]), None, "{at}");
        }
    }
}
