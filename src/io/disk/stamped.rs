use crate::base::{Digest, Stamp};
use crate::publish::ManifestEntry;

/// What is remembered of a published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamped {
    /// The stamp of its source.
    pub stamp: Stamp,
    /// Its content.
    pub entry: ManifestEntry,
    /// The digest of the content that it was made from, if it was made and that is known.
    pub origin: Option<Digest>,
}
