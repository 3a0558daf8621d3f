use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::SitePath;
use crate::talk::Reading;

/// The files that are part of a document, each with the path of that document.
pub type PartOf = BTreeMap<SitePath, SitePath>;

/// Takes the documents out of `readings` that others include. Those that only include each other stay, and their errors with
/// them.
pub fn take_parts(readings: &mut Vec<(SitePath, Arc<Reading>)>) -> PartOf {
    let included: BTreeSet<&SitePath> = readings.iter().flat_map(|(_, reading)| &reading.included).collect();
    let mut part_of = PartOf::new();
    for (path, reading) in readings.iter().filter(|(path, _)| !included.contains(path)) {
        for part in &reading.included {
            part_of.entry(part.clone()).or_insert_with(|| path.clone());
        }
    }
    readings.retain(|(path, _)| !part_of.contains_key(path));
    part_of
}
