use super::existing::Existing;
use crate::publish::{BuildFacts, Owner};

/// How a site is published.
#[derive(Clone, Debug, Default)]
pub struct PublishOptions {
    /// The site that is published; an output folder of another one is refused.
    pub owner: Option<Owner>,
    /// How it was built.
    pub facts: BuildFacts,
    /// What happens to files that differ from what was published.
    pub existing: Existing,
}
