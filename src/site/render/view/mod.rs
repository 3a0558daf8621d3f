//! The views: all that a template can see. This is the contract with themes.
//!
//! Views are plain data. Every `url`, `src` and `href` in them is ready to print in the page it was made for, and
//! every field named `html`, or said to be HTML, is safe as it is; everything else is text that Tera escapes.

mod accessibility;
mod article;
mod lists;
mod talk;
mod words;

use serde::Serialize;

pub use accessibility::{AccessibilityView, CoverageView, GapView};
pub use article::{ArticleView, HeadingView};
pub use lists::{CardView, HomeView, IndexView, NameView, NamesView, RedirectView, YearView};
pub use talk::{ChapterView, DeliveryView, ResourceGroupView, ResourceView, SlideView, TalkView};
pub use words::{CountedView, WordView};

use crate::base::data::Fields;

/// `site`: the same on every page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteView {
    /// The `title` in the configuration.
    pub title: String,
    /// The BCP 47 tag of the site's language.
    pub language: String,
    /// The text direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The address of the site, with a `/` at the end.
    pub base_url: Option<String>,
    /// The name of the site's speaker, or empty.
    pub speaker: String,
    /// A few sentences about the speaker, or empty.
    pub bio: String,
    /// The keys that act on pages.
    pub keys: KeysView,
    /// The `[params]` of the configuration.
    pub params: Fields,
    /// The name and version of talkpress, for `<meta name="generator">`.
    pub generator: String,
}

/// `[keys]` of the configuration.
#[derive(Clone, Debug, Default, Serialize)]
pub struct KeysView {
    /// When letters, digits and punctuation act: `on`, `alt` (with Alt) or `off`.
    pub mode: &'static str,
    /// The key that opens the search.
    pub search: String,
    /// The keys that are not the default ones, as JSON for scripts. Empty if there are none.
    pub json: String,
}

/// `page`: what every page has.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// The kind of page: `talk`, `post`, `page`, `home`, `tag`, `event`, `speaker`, `year`, `tags`, `events`, `speakers`, `posts`, `accessibility`, `404` or `redirect`.
    pub kind: &'static str,
    /// The title of the page, without that of the site.
    pub title: String,
    /// A description of one sentence, or empty.
    pub description: String,
    /// The BCP 47 tag of the page's language.
    pub lang: String,
    /// The text direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language in Open Graph's form: `de_CH`. Empty if `lang` has no country.
    pub locale: String,
    /// The relative path to the root of the site: `./`, `../../` and so on. `/` in `404.html`.
    pub root: String,
    /// The absolute address, if `base_url` is set.
    pub canonical: Option<String>,
    /// The address of the home page.
    pub home: String,
    /// The address of the accessibility page. Empty if there is none.
    pub accessibility: String,
    /// The address of the main feed.
    pub feed: String,
    /// The address of the tag's feed, on the page of a tag.
    pub own_feed: Option<String>,
    /// The address of the calendar of future deliveries. Empty if there is none.
    pub calendar: String,
    /// The address of the page as Markdown. Empty if there is none.
    pub markdown: String,
    /// The relative path of the folder with the search data. Empty if there is nothing to search.
    pub search: String,
    /// The site's menu.
    pub menu: Vec<MenuView>,
    /// The addresses of the theme's files, by their names in `assets/`: `{{ page.assets["theme.css"] }}`.
    pub assets: serde_json::Map<String, serde_json::Value>,
    /// The addresses of the stylesheet for slides, if the page needs it, and of those in `[params] css`.
    pub css: Vec<String>,
    /// The portrait and links of the site's speaker.
    pub speaker: SpeakerView,
    /// The image that other sites show with a link to the page. Its address is absolute. Absent without `base_url`.
    pub image: Option<ImageView>,
    /// Its media type, or empty.
    pub image_type: &'static str,
    /// The account in the fediverse of the site's speaker, if the page is by them. Otherwise empty.
    pub fediverse: String,
    /// schema.org data as JSON, safe inside `<script type="application/ld+json">`. Absent without `base_url`.
    pub json_ld: Option<String>,
    /// True if search engines should not list the page: drafts, hidden documents and `404.html`.
    pub noindex: bool,
}

/// An entry of the menu.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MenuView {
    /// The text.
    pub title: String,
    /// The address that it leads to.
    pub url: String,
    /// True if the entry is this page or contains this page.
    pub current: bool,
}

/// The site's speaker.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SpeakerView {
    /// The portrait.
    pub portrait: Option<ImageView>,
    /// The speaker's links.
    pub links: Vec<LinkView>,
}

/// A link with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// The text.
    pub title: String,
    /// The address. Empty if there is no page for it.
    pub url: String,
}

/// A link to another document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EntryLinkView {
    /// The title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The BCP 47 tag of its language.
    pub lang: String,
    /// The text direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// True if it is this page.
    pub current: bool,
}

/// A `<meta>` element.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MetaView {
    /// The value of `name`.
    pub name: String,
    /// The value of `content`.
    pub content: String,
}

/// A picture.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImageView {
    /// The address of the file.
    pub src: String,
    /// The alt text.
    pub alt: String,
    /// The width in pixels after rotation. Absent if the file doesn't say.
    pub width: Option<u32>,
    /// The height, as for `width`.
    pub height: Option<u32>,
    /// The image in all its widths, for the attribute `srcset`. Add `sizes` to the tag, too. Empty if there is only one
    /// width.
    pub srcset: String,
    /// What belongs behind an image that may be transparent: `paper`, or `dark` if nearly all of it is light. Empty for
    /// others.
    pub ground: &'static str,
}

/// A film.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FilmView {
    /// The address of the file.
    pub src: String,
    /// The alt text.
    pub alt: String,
    /// The picture beside the file.
    pub poster: Option<ImageView>,
    /// The player with its captions, and a link to the file for print, as HTML.
    pub html: String,
}

/// A day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateView {
    /// The date as `2017-11-01`, for `<time datetime>`. For a talk it may be only a month or a year: `2017-11`, `2017`.
    pub iso: String,
    /// The date as the language of the page writes it: `1 November 2017`.
    pub text: String,
    /// The year: `2017`.
    pub year: i16,
    /// The address of the year's page. Empty if there is none.
    pub year_url: String,
}
