use crate::base::SitePath;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Out of the site; the URL is good as it is.
    Outside,
    /// To a place on its own page: what is behind the path, `#x`.
    SamePage(String),
    /// To something that the output contains: its path, and `?…#…`.
    Output(SitePath, String),
    /// To a file that has to be published beside the page: its source, its path, and `?…#…`.
    Beside(SitePath, SitePath, String),
    /// Nowhere.
    Nowhere(Reason),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such file or page; perhaps one that differs only in case.
    Missing(Option<SitePath>),
    /// The page is there, but has no such id; perhaps one that is near.
    Anchor(String, Option<String>),
    /// Nothing is written where an address should be.
    Unnamed,
    /// The document is a draft, or has a future date.
    LeftOut,
    /// It would leave the site.
    Escapes,
}
