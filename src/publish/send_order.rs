use crate::base::SitePath;

/// The order in which files are sent: what pages need, then pages, then what leads readers to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SendOrder {
    /// Styles, scripts, images and data.
    Asset,
    /// A page.
    Page,
    /// A feed, the sitemap or redirects.
    Pointer,
}

impl SendOrder {
    /// The order of the file at `path`.
    pub fn of(path: &SitePath) -> SendOrder {
        match path.extension() {
            "html" | "htm" => SendOrder::Page,
            "xml" => SendOrder::Pointer,
            _ if matches!(path.as_str(), "_redirects" | "robots.txt") => SendOrder::Pointer,
            _ => SendOrder::Asset,
        }
    }
}
