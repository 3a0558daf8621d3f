use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::base::Digest;

/// A file this young may change again without any of its [`Facts`] changing: clocks of file systems are coarse.
const YOUNG: Duration = Duration::from_secs(2);

/// What the file system knows of one state of a file without its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Length in bytes.
    pub size: u64,
    modified: i128,
    changed: i128,
    inode: u64,
}

/// Whether facts taken now will tell the next change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// They will.
    Settled,
    /// They may not: the content has to be looked at.
    Young,
}

impl Facts {
    /// The facts in `metadata`.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Facts {
        use std::os::unix::fs::MetadataExt;
        let nanos = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Facts {
            size: metadata.len(),
            modified: nanos(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanos(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    /// The facts in `metadata`; without a time of change and an inode where the system has none.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Facts {
        let modified = metadata.modified().map_or(0, nanos_since_epoch);
        Facts { size: metadata.len(), modified, changed: modified, inode: 0 }
    }

    /// All facts but the size as one number.
    pub fn state(&self) -> u64 {
        let parts: [&[u8]; 3] = [&self.modified.to_le_bytes(), &self.changed.to_le_bytes(), &self.inode.to_le_bytes()];
        Digest::of_parts(&parts).to_u64()
    }

    /// The age at `now`. A file from the future, after the clock was set back, is young.
    pub fn age(&self, now: SystemTime) -> Age {
        let latest = self.modified.max(self.changed);
        match latest.saturating_add(YOUNG.as_nanos() as i128) < nanos_since_epoch(now) {
            true => Age::Settled,
            false => Age::Young,
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
    fn young_and_future_files_are_not_trusted() {
        let at = |seconds: i128| Facts { size: 0, modified: 0, changed: seconds * 1_000_000_000, inode: 1 };
        let now = UNIX_EPOCH + Duration::from_secs(100);
        assert_eq!(at(97).age(now), Age::Settled);
        assert_eq!(at(99).age(now), Age::Young);
        assert_eq!(at(5000).age(now), Age::Young);
    }
}
