use serde::Serialize;

use crate::site::render::view::{DateView, ImageView, LinkView};

/// `home`: what `home.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
    /// Title of `content/index.md`; without one that of the site.
    pub title: String,
    /// The text of `content/index.md`.
    pub html: String,
    /// Talks to come, the next one first.
    pub upcoming: Vec<CardView>,
    /// All other talks, newest first.
    pub talks: Vec<CardView>,
    /// Posts, newest first.
    pub posts: Vec<CardView>,
}

/// `index`: what `index.html` shows: one tag, event, speaker or year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexView {
    /// The tag, event, speaker or year.
    pub name: String,
    /// Talks and posts, newest first.
    pub items: Vec<CardView>,
}

/// A talk or post in a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CardView {
    /// `talk` or `post`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// One sentence, or empty.
    pub summary: String,
    /// When.
    pub date: Option<DateView>,
    /// Where it was given.
    pub event: Option<LinkView>,
    /// Town, or empty.
    pub location: String,
    /// Who.
    pub speakers: Vec<String>,
    /// Header picture or first slide.
    pub image: Option<ImageView>,
    /// How many slides.
    pub slides: usize,
    /// Length in minutes: planned, or else from the words of the transcript; or 0.
    pub minutes: u32,
    /// There is a recording.
    pub video: bool,
    /// It lies in the future.
    pub upcoming: bool,
    /// Only built because drafts were asked for.
    pub draft: bool,
    /// BCP 47 tag of its language.
    pub lang: String,
}

/// `redirect`: what `redirect.html` shows, the page at an alias.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RedirectView {
    /// Where it leads.
    pub url: String,
    /// Title of the page it leads to.
    pub title: String,
}
