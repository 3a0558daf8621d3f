use super::manifest_entry::ManifestEntry;
use crate::base::SitePath;

/// A file to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Its path in the site.
    pub path: SitePath,
    /// Its content.
    pub entry: ManifestEntry,
    /// Whether a file is at its path already.
    pub replaces: bool,
}
