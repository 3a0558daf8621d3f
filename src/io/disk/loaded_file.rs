use super::seen_stat::SeenStat;
use crate::base::Content;

/// A file of a [`Snapshot`](super::Snapshot).
#[derive(Clone, Debug)]
pub(super) struct LoadedFile {
    /// Its content.
    pub content: Content,
    /// Its state when it was read.
    pub seen: SeenStat,
}
