use crate::base::SitePath;

/// How sending a site ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Everything is done, except that these files were not deleted, because somebody edited them.
    Done(Vec<SitePath>),
    /// Somebody else published in the meantime, and nothing was changed.
    Overtaken,
}
