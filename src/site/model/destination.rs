use crate::base::SitePath;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To another site. The URL needs no change.
    Outside,
    /// To a place on the same page, given as `#x`.
    SamePage(String),
    /// To a file of the output: its path, and `?…#…`.
    Output(SitePath, String),
    /// To a file that has to be published next to the page: its source, its output path, and `?…#…`.
    Beside(SitePath, SitePath, String),
    /// To a page that does not have the id in `?…#…`: the page, that, and the id that was perhaps meant.
    WrongAnchor(SitePath, String, Option<String>),
    /// Nowhere.
    Nowhere(Reason),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such file or page. There may be one whose path differs only in case.
    Missing(Option<SitePath>),
    /// The address is empty.
    Unnamed,
    /// The document is a draft, or has a future date.
    LeftOut,
    /// The path leads out of the site.
    Escapes,
}
