use std::collections::BTreeSet;

use super::delivery::Delivery;
use crate::base::SitePath;
use crate::io::Failure;
use crate::io::disk::BuiltSite;
use crate::io::work_done::WorkDone;
use crate::publish::{ManifestEntry, Plan, TargetState};

/// A place that a site is published to. Paths are those of the site.
pub trait Destination {
    /// What is there now.
    ///
    /// # Errors
    /// If it cannot be read; or if its manifest is damaged or newer than this program, which is never treated as none.
    fn read(&mut self) -> Result<TargetState, Failure>;

    /// The paths of all files there, for a destination whose [`read`](Destination::read) does not know them.
    ///
    /// # Errors
    /// If they cannot be listed.
    fn list(&mut self) -> Result<BTreeSet<SitePath>, Failure> {
        Ok(BTreeSet::new())
    }

    /// Whether the file at `path` has the content `entry`.
    ///
    /// # Errors
    /// If it cannot be found out.
    fn has(&mut self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure>;

    /// Adds to `plan` what the place needs beside the site.
    fn complete(&self, _plan: &mut Plan) {}

    /// Carries out `plan` with the files of `built`, and counts those that are sent in `done`.
    ///
    /// # Errors
    /// If something cannot be sent. The next run sends the rest.
    fn send(&mut self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<Delivery, Failure>;
}
