//! The views: all that a template can see. This is the contract with themes.
//!
//! Views are plain data. Every `url`, `src` and `href` in them is ready to print in the page it was made for, and
//! every field named `html`, or said to be HTML, is safe as it is; everything else is text that Tera escapes.

use serde::Serialize;

use crate::base::data::Fields;

/// `site`: the same on every page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteView {
    /// `title` of the configuration.
    pub title: String,
    /// BCP 47 tag of the site's language.
    pub language: String,
    /// Where the site will be published, with a `/` at its end; absent where nobody said.
    pub base_url: Option<String>,
    /// Name of the site's speaker, or empty.
    pub speaker: String,
    /// About the speaker, in a few sentences of text, or empty.
    pub bio: String,
    /// `[params]` of the configuration.
    pub params: Fields,
    /// Name and version of the program, for `<meta name="generator">`.
    pub generator: String,
}

/// `page`: what every page has.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// `talk`, `post`, `page`, `home`, `tag`, `event`, `speaker`, `year`, `404` or `redirect`.
    pub kind: &'static str,
    /// The page's own title, without that of the site.
    pub title: String,
    /// One sentence, or empty.
    pub description: String,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The way from this page to the root of the site: `./`, `../../` and so on; `/` in `404.html`.
    pub root: String,
    /// The absolute address, where `base_url` is known.
    pub canonical: Option<String>,
    /// The home page.
    pub home: String,
    /// The feed with everything.
    pub feed: String,
    /// The feed of this page's tag, if it is one.
    pub own_feed: Option<String>,
    /// The folder with the data of the search, seen from this page; empty where there is nothing to search.
    pub search: String,
    /// The site's menu.
    pub menu: Vec<MenuView>,
    /// The theme's files by their name below `assets/`, each with its address: `{{ page.assets["theme.css"] }}`.
    pub assets: serde_json::Map<String, serde_json::Value>,
    /// Addresses of the site's own stylesheets, `[params] css`.
    pub css: Vec<String>,
    /// Links of the site's speaker, and their portrait.
    pub speaker: SpeakerView,
    /// Absolute address of the picture for social cards, where `base_url` is known.
    pub image: Option<String>,
    /// What is seen on it.
    pub image_alt: String,
    /// schema.org data as JSON, safe inside `<script type="application/ld+json">`; absent without `base_url`.
    pub json_ld: Option<String>,
    /// No search engine should list it: drafts, hidden documents, 404.
    pub noindex: bool,
}

/// An entry of the menu.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MenuView {
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// It is this page, or a page below it.
    pub current: bool,
}

/// The site's speaker.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SpeakerView {
    /// A picture.
    pub portrait: Option<ImageView>,
    /// Elsewhere on the web.
    pub links: Vec<LinkView>,
}

/// A link with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Its text.
    pub title: String,
    /// Where it leads; empty where there is no page to lead to.
    pub url: String,
}

/// A picture.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImageView {
    /// The file.
    pub src: String,
    /// What is seen on it.
    pub alt: String,
    /// In pixels, as it is shown (rotation heeded); absent where the file does not say.
    pub width: Option<u32>,
    /// As `width`.
    pub height: Option<u32>,
}

/// A day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateView {
    /// `2017-11-01`, for `<time datetime>`.
    pub iso: String,
    /// In the words of the site: `1 November 2017`.
    pub text: String,
    /// `2017`.
    pub year: i16,
    /// Index of the year, where there is one.
    pub year_url: String,
}

/// `talk`: what `talk.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TalkView {
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// When it was, or will be, given first.
    pub date: Option<DateView>,
    /// Only where it differs from `date`.
    pub modified: Option<DateView>,
    /// It lies in the future.
    pub upcoming: bool,
    /// Only built because drafts were asked for.
    pub draft: bool,
    /// Who gives it, each with the page of all their talks.
    pub speakers: Vec<LinkView>,
    /// Where it was given, with the page of all talks there.
    pub event: Option<LinkView>,
    /// The event's own site.
    pub event_url: String,
    /// Room or house, or empty.
    pub venue: String,
    /// Town, or empty.
    pub location: String,
    /// Planned length in minutes.
    pub duration: Option<u32>,
    /// Spoken length in minutes, from the words of the transcript; 0 where there is none.
    pub minutes: u32,
    /// Words of the transcript.
    pub words: usize,
    /// Licence, or empty.
    pub license: String,
    /// Tags, each with its page.
    pub tags: Vec<LinkView>,
    /// All the times it was given, latest first.
    pub deliveries: Vec<DeliveryView>,
    /// The recording, or empty.
    pub video: String,
    /// Its subtitles (WebVTT), or empty.
    pub captions: String,
    /// The slides as a file, or empty.
    pub deck: String,
    /// The header picture the author chose; absent where it would only repeat the first slide.
    pub header: Option<ImageView>,
    /// HTML of what stands above the slides.
    pub intro: String,
    /// The slides, in order.
    pub slides: Vec<SlideView>,
    /// Slides whose transcript is to come.
    pub pending: usize,
    /// The chapters, in order.
    pub chapters: Vec<ChapterView>,
    /// The resource list, in groups; the first may have no title.
    pub resources: Vec<ResourceGroupView>,
    /// `listed`, `intro`, `mentioned` or `none`: where the list comes from.
    pub resources_source: &'static str,
    /// The groups that `closing` does not print itself; what the foot prints beside it.
    pub foot_resources: Vec<ResourceGroupView>,
    /// HTML of what stands below the slides; its lists are resources.
    pub closing: String,
    /// Private notes on the talk, HTML each; only with `--with-notes`.
    pub notes: Vec<String>,
    /// The talk before this one in time.
    pub previous: Option<LinkView>,
    /// The talk after it.
    pub next: Option<LinkView>,
    /// The talk's own page.
    pub url: String,
    /// The bare deck for an `<iframe>`; empty where there are no slides.
    pub embed: String,
    /// Absolute address of its oEmbed data; empty without `base_url`.
    pub oembed: String,
    /// Unknown keys of the front matter.
    pub extra: Fields,
}

/// One time a talk was given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeliveryView {
    /// The event, with the page of all talks there.
    pub event: Option<LinkView>,
    /// The event's own site, or empty.
    pub event_url: String,
    /// When.
    pub date: Option<DateView>,
    /// Where, or empty.
    pub location: String,
    /// The recording, or empty.
    pub video: String,
    /// BCP 47 tag of the language it was given in, or empty.
    pub lang: String,
}

/// A slide of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SlideView {
    /// Its id on the page, a public address.
    pub id: String,
    /// Counted from 1.
    pub n: usize,
    /// Further ids that must stand on the page: `slide-12`, and the aliases the author gave.
    pub aliases: Vec<String>,
    /// The picture that is shown; absent on a text slide.
    pub image: Option<ImageView>,
    /// The picture's caption, or empty.
    pub caption: String,
    /// Where the picture leads, or empty.
    pub link: String,
    /// HTML of a text slide, or empty.
    pub face: String,
    /// HTML of what is said, or empty.
    pub transcript: String,
    /// The transcript is to come.
    pub pending: bool,
    /// Classes of the author's, separated by spaces.
    pub class: String,
    /// Seconds into the recording.
    pub time: Option<u32>,
    /// The recording from this slide on, or empty.
    pub video: String,
    /// The chapter that begins here.
    pub chapter: Option<ChapterView>,
    /// Private notes, HTML each; only with `--with-notes`.
    pub notes: Vec<String>,
    /// The rest of a rule slide's own front matter.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A chapter of a talk.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChapterView {
    /// Its heading.
    pub title: String,
    /// The heading's id.
    pub id: String,
    /// HTML between the heading and its first slide.
    pub lead: String,
    /// Number of its first slide, counted from 1.
    pub n: usize,
}

/// Resources under one heading.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceGroupView {
    /// The heading, or empty.
    pub title: String,
    /// In order.
    pub items: Vec<ResourceView>,
}

/// A resource.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResourceView {
    /// Its text.
    pub title: String,
    /// Where it leads; empty for an entry without a link.
    pub url: String,
    /// What else is said of it, or empty.
    pub note: String,
    /// The slides that mention it, by their ids, separated by spaces.
    pub slides: String,
}

/// `article`: what `article.html` shows, for posts and pages.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// When; pages may have none.
    pub date: Option<DateView>,
    /// Only where it differs from `date`.
    pub modified: Option<DateView>,
    /// Only built because drafts were asked for.
    pub draft: bool,
    /// Who wrote it.
    pub authors: Vec<LinkView>,
    /// Tags, each with its page.
    pub tags: Vec<LinkView>,
    /// The header picture.
    pub header: Option<ImageView>,
    /// The text.
    pub html: String,
    /// Its headings of the second and third level.
    pub headings: Vec<HeadingView>,
    /// The pages of the same folder, by their `order`; empty where there is no other.
    pub siblings: Vec<MenuView>,
    /// The one before.
    pub previous: Option<LinkView>,
    /// The one after.
    pub next: Option<LinkView>,
    /// Unknown keys of the front matter.
    pub extra: Fields,
}

/// A heading of an article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HeadingView {
    /// 2 or 3.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// `home`: what `home.html` shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
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
