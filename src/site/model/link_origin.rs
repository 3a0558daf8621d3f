use crate::base::SitePath;
use crate::site::model::entry::Entry;

/// The file that contains a link, and the page that shows it.
#[derive(Clone, Copy, Debug)]
pub struct LinkOrigin<'a> {
    /// The source file that contains it.
    pub source: &'a SitePath,
    /// The page that shows it.
    pub output: &'a SitePath,
}

impl<'a> LinkOrigin<'a> {
    /// A link in the document of `entry`, on the page of `entry`.
    pub fn of_entry(entry: &'a Entry) -> LinkOrigin<'a> {
        LinkOrigin { source: &entry.document.path, output: &entry.output }
    }

    /// A link on the page at `output`, which is not the page of a document.
    pub fn of_page(output: &'a SitePath) -> LinkOrigin<'a> {
        LinkOrigin { source: output, output }
    }
}
