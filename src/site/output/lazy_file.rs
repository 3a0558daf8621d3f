use std::fmt;
use std::sync::Arc;

use crate::base::{Content, Diagnostic, Files, Recipe, SitePath};
use crate::site::model::claim::Subject;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};

/// Makes the file at a path about a subject.
pub type Make = fn(&SiteRenderer, Subject, &SitePath) -> Rendered;

/// A file of the output as a pure function of the site, made when somebody needs its bytes.
pub struct LazyFile {
    renderer: Arc<SiteRenderer>,
    subject: Subject,
    path: SitePath,
    make: Make,
}

impl LazyFile {
    /// The content that `make` makes of `subject` for `path`.
    pub fn content(renderer: &Arc<SiteRenderer>, subject: Subject, path: &SitePath, make: Make) -> Content {
        Content::Recipe(Arc::new(LazyFile { renderer: renderer.clone(), subject, path: path.clone(), make }))
    }

    /// A file for each path that `output` has claimed.
    pub fn for_each_claim(renderer: &Arc<SiteRenderer>, output: &str, make: Make) -> Files {
        let claimed = renderer.site.outputs.of(output);
        claimed.map(|(subject, path)| (path.clone(), LazyFile::content(renderer, subject, path, make))).collect()
    }
}

impl Recipe for LazyFile {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        (self.make)(&self.renderer, self.subject, &self.path)
    }
}

impl fmt::Debug for LazyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}", self.subject, self.path)
    }
}
