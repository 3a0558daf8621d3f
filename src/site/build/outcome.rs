use std::sync::Arc;

use crate::base::{Diagnostic, Files, Severity};
use crate::site::model::site::Site;
use crate::site::render::site_renderer::SiteRenderer;

/// What a build produced.
#[derive(Debug)]
pub struct Build {
    /// The output; empty if an error left nothing to build.
    pub files: Files,
    /// All diagnostics, in a stable order.
    pub diagnostics: Vec<Diagnostic>,
    /// The site, for reports.
    pub site: Option<Arc<Site>>,
    /// The site with its theme, for what is made on request.
    pub renderer: Option<Arc<SiteRenderer>>,
}

impl Build {
    /// Whether an error prevents the site from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}
