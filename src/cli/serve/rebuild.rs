use super::rebuild_report::RebuildReport;
use crate::io::preview::PreviewBuild;

/// The result of a rebuild.
pub struct Rebuild {
    /// The build to show.
    pub build: PreviewBuild,
    /// What to print about it.
    pub report: RebuildReport,
}
