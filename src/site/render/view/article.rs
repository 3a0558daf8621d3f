use serde::Serialize;

use crate::base::data::Fields;
use crate::site::render::view::{DateView, ImageView, LinkView, MenuView};

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
