use super::{Language, VERSION};
use crate::base::Digest;

/// Names a block: its language, its code, and the version of all that turns them into runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(Digest);

impl BlockKey {
    /// The key of `code` in `language`.
    pub fn of(language: Language, code: &str) -> BlockKey {
        BlockKey(Digest::of_parts(&[VERSION.as_bytes(), language.name().as_bytes(), code.as_bytes()]))
    }

    /// The key back from its bytes.
    pub(super) const fn from_bytes(bytes: [u8; 16]) -> BlockKey {
        BlockKey(Digest::from_bytes(bytes))
    }

    /// The key's bytes.
    pub(super) const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}
