use serde::Serialize;

use crate::site::render::view::{DateView, ImageView, LinkView};

/// `home`: what `home.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
    /// The title of `content/index.md`, or that of the site if it has none.
    pub title: String,
    /// The text of `content/index.md`, as HTML.
    pub html: String,
    /// Upcoming talks, the next one first.
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
    /// The kind: `talk` or `post`.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// A summary of one sentence, or empty.
    pub summary: String,
    /// The date.
    pub date: Option<DateView>,
    /// The event.
    pub event: Option<LinkView>,
    /// The town, or empty.
    pub location: String,
    /// The names of the speakers.
    pub speakers: Vec<String>,
    /// The header image or the first slide.
    pub image: Option<ImageView>,
    /// The number of slides.
    pub slides: usize,
    /// The planned length in minutes. If there is none, it is calculated from the words of the transcripts. 0 if it is not
    /// known.
    pub minutes: u32,
    /// True if there is a recording.
    pub video: bool,
    /// True if the date is in the future.
    pub upcoming: bool,
    /// True if it is a draft, built with `--drafts`.
    pub draft: bool,
    /// The BCP 47 tag of its language.
    pub lang: String,
    /// The text direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
}

/// `redirect`: what `redirect.html` shows, the page at an alias.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RedirectView {
    /// The address that it leads to.
    pub url: String,
    /// The title of that page.
    pub title: String,
}
