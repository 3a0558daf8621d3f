use crate::base::SitePath;

/// A branch of a git repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitPlace {
    /// A remote of the site's repository, or an address.
    pub remote: String,
    /// The branch.
    pub branch: String,
    /// The folder of the branch that the site is in, if not at its root.
    pub folder: Option<SitePath>,
    /// Whether each commit has the last one as its parent.
    pub history: bool,
}
