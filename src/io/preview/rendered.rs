use std::sync::Arc;

use crate::base::Digest;

/// An output that was rendered, or that was bytes already.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The digest of the bytes.
    pub digest: Digest,
}

impl Rendered {
    /// The output that consists of `bytes`.
    pub fn new(bytes: Arc<[u8]>) -> Rendered {
        let digest = Digest::of(&bytes);
        Rendered { bytes, digest }
    }
}
