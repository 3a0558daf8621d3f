use super::target_place::TargetPlace;

/// A place that a site is published to: a table `[publish.NAME]` of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: TargetPlace,
    /// How many days files with a fingerprint in their names stay after the site no longer has them.
    pub keep_days: u32,
}
