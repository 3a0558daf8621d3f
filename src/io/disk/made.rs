//! What cost much to make, kept under the site's `.talkpress/`: an output that was removed is soon there again.

use std::path::Path;

use super::cache;
use crate::base::{Digest, SitePath, Stamp};

const PREFIX: &str = "made-";

/// The bytes that were made for `path` when what they come from had this stamp.
pub(super) fn load(site_root: &Path, path: &SitePath, stamp: Stamp) -> Option<Vec<u8>> {
    let mut bytes = cache::load(site_root, &name(path, stamp))?;
    let digest = bytes.split_off(bytes.len().checked_sub(16)?);
    (Digest::of(&bytes).as_bytes()[..] == digest).then_some(bytes)
}

/// Keeps them for the next build; without them it is only slower.
pub(super) fn save(site_root: &Path, path: &SitePath, stamp: Stamp, bytes: &[u8]) {
    let _ = cache::save(site_root, &name(path, stamp), &[bytes, Digest::of(bytes).as_bytes()].concat());
}

/// Forgets all but those for the given paths and stamps.
pub(super) fn keep_only<'a>(site_root: &Path, used: impl Iterator<Item = (&'a SitePath, Stamp)>) {
    let used: std::collections::BTreeSet<String> = used.map(|(path, stamp)| name(path, stamp)).collect();
    let is_stale = |name: &str| name.starts_with(PREFIX) && !used.contains(name);
    cache::names(site_root).iter().filter(|name| is_stale(name)).for_each(|name| cache::remove(site_root, name));
}

fn name(path: &SitePath, stamp: Stamp) -> String {
    let parts: [&[u8]; 3] = [path.as_str().as_bytes(), &stamp.size.to_le_bytes(), &stamp.state.to_le_bytes()];
    format!("{PREFIX}{}", Digest::of_parts(&parts))
}
