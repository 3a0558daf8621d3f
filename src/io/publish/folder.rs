use super::delivery::Delivery;
use super::destination::Destination;
use crate::base::SitePath;
use crate::io::Failure;
use crate::io::disk::{BuiltSite, TargetFolder};
use crate::io::work_done::WorkDone;
use crate::publish::{ManifestEntry, Plan, TargetState};

impl Destination for TargetFolder {
    fn read(&mut self) -> Result<TargetState, Failure> {
        TargetFolder::read(self)
    }

    fn has(&mut self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure> {
        TargetFolder::has(self, path, entry)
    }

    fn send(&mut self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<Delivery, Failure> {
        TargetFolder::send(self, plan, built, done).map(|kept| Delivery::Done(kept.into_iter().collect()))
    }
}
