use crate::base::SitePath;
use crate::site::model::entry::Entry;

/// Where a link is written, and where it is printed.
#[derive(Clone, Copy, Debug)]
pub struct LinkOrigin<'a> {
    /// The file it is written in.
    pub source: &'a SitePath,
    /// The page it is printed in.
    pub output: &'a SitePath,
}

impl<'a> LinkOrigin<'a> {
    /// A link that the document of `entry` contains, on the page of `entry`.
    pub fn of_entry(entry: &'a Entry) -> LinkOrigin<'a> {
        LinkOrigin { source: &entry.document.path, output: &entry.output }
    }

    /// A link on the page at `output`, which is not made from one document.
    pub fn of_page(output: &'a SitePath) -> LinkOrigin<'a> {
        LinkOrigin { source: output, output }
    }
}
