use serde::Serialize;

use crate::site::render::view::LinkView;

/// `accessibility`: what `accessibility.html` shows. Drafts, hidden documents and upcoming talks are not counted, except the
/// pictures of upcoming talks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AccessibilityView {
    /// The address for reports, without `mailto:` or `https://` in its text.
    pub contact: LinkView,
    /// Images and films with a description.
    pub pictures: CoverageView,
    /// Recordings of talks with captions.
    pub recordings: CoverageView,
    /// Talks with a transcript.
    pub talks: CoverageView,
}

/// How many things have something.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CoverageView {
    /// How many there are.
    pub total: usize,
    /// How many of them have it.
    pub done: usize,
    /// The documents in which it is missing, in the order of the site.
    pub gaps: Vec<GapView>,
}

/// A document in which something is missing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GapView {
    /// The title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The BCP 47 tag of its language.
    pub lang: String,
    /// The text direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The slides on which it is missing: their numbers and addresses. Empty if it is not on a slide.
    pub slides: Vec<LinkView>,
}
