use crate::base::SitePath;

/// The order in which files are published: assets, then files that name pages, then pages. So no page appears before what
/// it shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Asset,
    Listing,
    Page,
}

impl Rank {
    /// The rank of the file at `path`.
    pub fn of(path: &SitePath) -> Rank {
        match path.extension() {
            "html" => Rank::Page,
            "xml" | "json" => Rank::Listing,
            _ if path.as_str() == "_redirects" => Rank::Listing,
            _ => Rank::Asset,
        }
    }
}
