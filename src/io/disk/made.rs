//! What cost much to make, kept under the site's `.talkpress/`: an output that was removed is soon there again.

use std::collections::BTreeSet;
use std::path::Path;

use super::cache;
use crate::base::Digest;

const PREFIX: &str = "made-";

/// The bytes that were made from what has the digest `origin`.
pub(super) fn load(site_root: &Path, origin: Digest) -> Option<Vec<u8>> {
    let mut bytes = cache::load(site_root, &name(origin))?;
    let digest = bytes.split_off(bytes.len().checked_sub(16)?);
    (Digest::of(&bytes).as_bytes()[..] == digest).then_some(bytes)
}

/// Keeps them for the next build; without them it is only slower.
pub(super) fn save(site_root: &Path, origin: Digest, bytes: &[u8]) {
    let _ = cache::save(site_root, &name(origin), &[bytes, Digest::of(bytes).as_bytes()].concat());
}

/// Forgets all but what was made from these.
pub(super) fn keep_only(site_root: &Path, origins: impl Iterator<Item = Digest>) {
    let used: BTreeSet<String> = origins.map(name).collect();
    let is_stale = |name: &str| name.starts_with(PREFIX) && !used.contains(name);
    cache::names(site_root).iter().filter(|name| is_stale(name)).for_each(|name| cache::remove(site_root, name));
}

fn name(origin: Digest) -> String {
    format!("{PREFIX}{origin}")
}
