use super::staged::Staged;
use crate::base::{Digest, Stamp};

/// What an expensive file is remembered by; nothing for any other.
#[derive(Clone, Copy, Default)]
pub(super) struct RecipeKey {
    /// The state of all that it is made from.
    pub stamp: Option<Stamp>,
    /// The digest of the same by content.
    pub origin: Option<Digest>,
}

impl RecipeKey {
    /// The staged file with this key.
    pub fn put_on(self, staged: Staged) -> Staged {
        Staged { stamp: self.stamp, origin: self.origin, ..staged }
    }
}
