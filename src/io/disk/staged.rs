use crate::base::{Diagnostic, Digest, SitePath, Stamp};
use crate::publish::ManifestEntry;

/// A file of the new site.
#[derive(Debug)]
pub(super) struct Staged {
    /// Its path in the output.
    pub path: SitePath,
    /// Its content.
    pub entry: ManifestEntry,
    /// The number it is staged under, or `None` if the old site has the same file.
    pub number: Option<usize>,
    /// The stamp of a stored file, or of everything that an expensive recipe needs.
    pub stamp: Option<Stamp>,
    /// The digest of the content that an expensive recipe was made from.
    pub origin: Option<Digest>,
    /// What the recipe had to leave out.
    pub warnings: Vec<Diagnostic>,
}
