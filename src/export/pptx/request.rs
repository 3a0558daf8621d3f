use crate::base::Files;
use crate::site::model::options::Notes;
use crate::site::render::site_renderer::SiteRenderer;

/// Which talk becomes a presentation, and how.
pub struct Request<'a> {
    /// The site.
    pub renderer: &'a SiteRenderer,
    /// The files it was made from.
    pub input: &'a Files,
    /// The index of the talk.
    pub index: usize,
    /// The indexes of the slides, in order.
    pub slides: &'a [usize],
    /// Whether speaker notes are in it, below the transcripts.
    pub notes: Notes,
}
