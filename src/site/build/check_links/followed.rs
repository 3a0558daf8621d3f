use std::ops::Range;

use crate::base::{Severity, SitePath};
use crate::site::build::check_links::role::Role;
use crate::site::build::check_links::shown_images::ShownImages;
use crate::site::build::too_full::TooFull;
use crate::site::model::destination::Reason;

/// What following the links of one document found.
#[derive(Debug, Default)]
pub struct Followed {
    /// Broken links: what each is for, its target as written, its place, and why it is broken.
    pub broken: Vec<(Role, String, Range<usize>, Reason)>,
    /// Links to an id that a page does not have: the target as written, its place, and the id that was perhaps meant.
    pub anchors: Vec<(String, Range<usize>, Option<String>)>,
    /// Slides whose image is on another server.
    pub remote: Vec<Range<usize>>,
    /// Links that could run a script, with the severity of that.
    pub dangerous: Vec<(Severity, String, Range<usize>)>,
    /// Slides whose text does not fit, by their index.
    pub too_full: Vec<(usize, TooFull)>,
    /// Files to be published beside the page: their sources, and where they are written.
    pub beside: Vec<(SitePath, SitePath)>,
    /// The images that are shown.
    pub images: ShownImages,
}

impl Followed {
    /// Whether there is anything to report.
    pub fn has_problems(&self) -> bool {
        !(self.broken.is_empty()
            && self.anchors.is_empty()
            && self.remote.is_empty()
            && self.dangerous.is_empty()
            && self.too_full.is_empty())
    }
}
