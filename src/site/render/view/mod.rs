//! The views: all that a template can see. This is the contract with themes.
//!
//! Views are plain data. Every `url`, `src` and `href` in them is ready to print in the page it was made for, and
//! every field named `html`, or said to be HTML, is safe as it is; everything else is text that Tera escapes.

mod article;
mod lists;
mod talk;

use serde::Serialize;

pub use article::{ArticleView, HeadingView};
pub use lists::{CardView, HomeView, IndexView, RedirectView};
pub use talk::{ChapterView, DeliveryView, ResourceGroupView, ResourceView, SlideView, TalkView};

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
    /// The language as Open Graph writes it: `de_CH`; empty where `lang` names no country.
    pub locale: String,
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
    /// The picture that other sites show beside a link to the page, its address absolute; absent without `base_url`.
    pub image: Option<ImageView>,
    /// Its media type, or empty.
    pub image_type: &'static str,
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
    /// The picture in all its widths, for the attribute `srcset`, which wants `sizes` beside it; empty where there is but one.
    pub srcset: String,
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
