use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::stat_age::StatAge;
use crate::base::Digest;

/// A file younger than this may change again while its [`FileStat`] stays equal, because the clocks of file systems are
/// coarse.
const YOUNG: Duration = Duration::from_secs(2);

/// The state of a file as the file system records it: size, times and inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileStat {
    /// Length in bytes.
    pub size: u64,
    modified: i128,
    changed: i128,
    inode: u64,
}

impl FileStat {
    /// The state in `metadata`.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> FileStat {
        use std::os::unix::fs::MetadataExt;
        let nanos = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        FileStat {
            size: metadata.len(),
            modified: nanos(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanos(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    /// The state in `metadata`, without a change time and an inode on systems that have none.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> FileStat {
        let modified = metadata.modified().map_or(0, nanos_since_epoch);
        FileStat { size: metadata.len(), modified, changed: modified, inode: 0 }
    }

    /// Everything except the size, as one number.
    pub fn state(&self) -> u64 {
        let parts: [&[u8]; 3] = [&self.modified.to_le_bytes(), &self.changed.to_le_bytes(), &self.inode.to_le_bytes()];
        Digest::of_parts(&parts).to_u64()
    }

    /// The age at `now`. A file from the future (the clock was set back) is young.
    pub fn age(&self, now: SystemTime) -> StatAge {
        let latest = self.modified.max(self.changed);
        match latest.saturating_add(YOUNG.as_nanos() as i128) < nanos_since_epoch(now) {
            true => StatAge::Settled,
            false => StatAge::Young,
        }
    }
}

fn nanos_since_epoch(time: SystemTime) -> i128 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_and_future_files_are_young() {
        let at = |seconds: i128| FileStat { size: 0, modified: 0, changed: seconds * 1_000_000_000, inode: 1 };
        let now = UNIX_EPOCH + Duration::from_secs(100);
        assert_eq!(at(97).age(now), StatAge::Settled);
        assert_eq!(at(99).age(now), StatAge::Young);
        assert_eq!(at(5000).age(now), StatAge::Young);
    }
}
