use crate::base::SitePath;

/// A bucket of a store that speaks S3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct S3Place {
    /// The name of the bucket.
    pub bucket: String,
    /// The address of the store, without a slash at its end, if it is not that of AWS.
    pub endpoint: Option<String>,
    /// The region.
    pub region: String,
    /// What all names of the site begin with, if anything.
    pub prefix: Option<SitePath>,
}
