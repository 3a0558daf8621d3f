use std::collections::BTreeSet;

use super::manifest::Manifest;
use crate::base::SitePath;

/// What is at a target before a site is published to it.
#[derive(Clone, Debug, Default)]
pub struct TargetState {
    /// The manifest; `None` if talkpress has published nothing there.
    pub manifest: Option<Manifest>,
    /// The paths of all files, if they are known.
    pub listing: Option<BTreeSet<SitePath>>,
}
