use crate::base::Files;
use crate::site::render::site_renderer::SiteRenderer;

/// Which talk becomes a single file.
pub struct Request<'a> {
    /// The site.
    pub renderer: &'a SiteRenderer,
    /// The files of the site.
    pub output: &'a Files,
    /// The index of the talk.
    pub index: usize,
}
