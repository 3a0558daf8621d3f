use serde::Serialize;

use crate::site::render::view::{DateView, ImageView, LinkView};

/// `home`: what `home.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
    /// The title of `content/index.md`, or that of the site if it has none.
    pub title: String,
    /// The text of `content/index.md`, as HTML.
    pub html: String,
    /// The number of talks.
    pub count: usize,
    /// The next upcoming talk, or else the newest. Absent if there are exactly two talks, or none.
    pub hero: Option<CardView>,
    /// The other upcoming talks, the next one first.
    pub next: Vec<CardView>,
    /// The other talks by year, newest first, without those of `older`. With 8 talks or fewer, one year without a name.
    pub years: Vec<YearView>,
    /// The years of which not all talks are shown, without their talks. Empty with 200 talks or fewer.
    pub older: Vec<YearView>,
    /// The 12 tags that most talks and posts have.
    pub topics: Vec<LinkView>,
    /// The address of the list of all tags, or empty.
    pub all_tags: String,
    /// The address of the list of all events, or empty.
    pub all_events: String,
    /// The address of the list of all speakers, or empty.
    pub all_speakers: String,
    /// The address of the list of all posts, or empty.
    pub all_posts: String,
    /// The five newest posts, or all if there is no list of all posts.
    pub articles: Vec<CardView>,
    /// True if there are more posts than talks.
    pub articles_first: bool,
    /// Upcoming talks, the next one first.
    pub upcoming: Vec<CardView>,
    /// All other talks, newest first.
    pub talks: Vec<CardView>,
    /// Posts, newest first.
    pub posts: Vec<CardView>,
}

/// `index`: what `index.html` shows: one tag, event, speaker or year, or all posts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexView {
    /// The tag, event, speaker or year, or the title of the list of posts.
    pub name: String,
    /// Talks and posts, newest first.
    pub items: Vec<CardView>,
    /// The number of talks.
    pub talks: usize,
    /// The number of posts.
    pub posts: usize,
    /// The list of all tags, events or speakers. Absent on the page of a year, and if there is no such list.
    pub up: Option<LinkView>,
    /// True if the list needs headings with years: it has more than 12 talks and posts, and is not the page of a year.
    pub by_year: bool,
}

/// The talks of a year on the home page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct YearView {
    /// The year: `2017`. Empty for talks without a date, and on a home page with 8 talks or fewer.
    pub name: String,
    /// The address of the year's page, or empty.
    pub url: String,
    /// The number of talks on the year's page.
    pub talks: usize,
    /// Talks to show with their pictures, newest first.
    pub cards: Vec<CardView>,
    /// Further talks to show as one line each, newest first.
    pub rows: Vec<CardView>,
}

/// `names`: what `names.html` shows: all tags, events or speakers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NamesView {
    /// The title of the list.
    pub title: String,
    /// Tags and speakers by name, or events by date, latest first.
    pub items: Vec<NameView>,
}

/// A tag, event or speaker in a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NameView {
    /// The tag, event or speaker.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The number of talks.
    pub talks: usize,
    /// The number of posts.
    pub posts: usize,
    /// The years of an event, latest first, or empty.
    pub years: String,
    /// The town where an event was last, or empty.
    pub location: String,
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
    /// The placeholder for a talk without an image, as an `<svg>`. Otherwise empty.
    pub art: String,
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
