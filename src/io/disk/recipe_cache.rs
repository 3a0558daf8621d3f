//! The results of expensive recipes, cached in the site's `.talkpress/` folder.

use std::collections::BTreeSet;
use std::path::Path;

use super::cache;
use crate::base::Digest;

const PREFIX: &str = "made-";

/// The bytes that were made from content with the digest `origin`.
pub(super) fn load(site_root: &Path, origin: Digest) -> Option<Vec<u8>> {
    let mut bytes = cache::load(site_root, &name(origin))?;
    let digest = bytes.split_off(bytes.len().checked_sub(16)?);
    (Digest::of(&bytes).as_bytes()[..] == digest).then_some(bytes)
}

/// Saves the bytes for the next build, which is slower without them.
pub(super) fn save(site_root: &Path, origin: Digest, bytes: &[u8]) {
    let _ = cache::save(site_root, &name(origin), &[bytes, Digest::of(bytes).as_bytes()].concat());
}

/// Removes everything that was not made from one of `origins`.
pub(super) fn keep_only(site_root: &Path, origins: impl Iterator<Item = Digest>) {
    let used: BTreeSet<String> = origins.map(name).collect();
    let is_stale = |name: &str| name.starts_with(PREFIX) && !used.contains(name);
    cache::names(site_root).iter().filter(|name| is_stale(name)).for_each(|name| cache::remove(site_root, name));
}

fn name(origin: Digest) -> String {
    format!("{PREFIX}{origin}")
}
