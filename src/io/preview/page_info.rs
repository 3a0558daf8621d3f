use super::slide_info::SlideInfo;
use crate::base::{Diagnostic, SitePath};

/// Where a page comes from and what is still missing from it.
#[derive(Clone, Debug, Default)]
pub struct PageInfo {
    /// Its document.
    pub source: Option<SitePath>,
    /// Whether its document is a draft.
    pub is_draft: bool,
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// Its slides, in order.
    pub slides: Vec<SlideInfo>,
    /// The diagnostics of its document.
    pub diagnostics: Vec<Diagnostic>,
}
