use std::collections::BTreeMap;

use super::manifest::Manifest;
use super::manifest_entry::ManifestEntry;
use crate::base::SitePath;

/// A site that was built, ready to be published.
#[derive(Clone, Debug, Default)]
pub struct SiteFiles {
    /// Its manifest.
    pub manifest: Manifest,
    /// Its files.
    pub files: BTreeMap<SitePath, ManifestEntry>,
}
