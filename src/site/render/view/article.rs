use serde::Serialize;

use crate::base::data::Fields;
use crate::site::render::view::{DateView, EntryLinkView, ImageView, LinkView};

/// `article`: what `article.html` shows, for posts and pages.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleView {
    /// The title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The date. Pages may have none.
    pub date: Option<DateView>,
    /// The date of the last change, if it differs from `date`.
    pub modified: Option<DateView>,
    /// True if it is a draft, built with `--drafts`.
    pub draft: bool,
    /// The authors.
    pub authors: Vec<LinkView>,
    /// The tags, each with its page.
    pub tags: Vec<LinkView>,
    /// The header image.
    pub header: Option<ImageView>,
    /// The text, as HTML.
    pub html: String,
    /// The headings of levels 2 and 3.
    pub headings: Vec<HeadingView>,
    /// The pages of the same folder, sorted by their `order`. Empty if there are no others.
    pub siblings: Vec<EntryLinkView>,
    /// The previous post or page.
    pub previous: Option<EntryLinkView>,
    /// The next post or page.
    pub next: Option<EntryLinkView>,
    /// Other keys of the front matter.
    pub extra: Fields,
}

/// A heading of an article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HeadingView {
    /// The level: 2 or 3.
    pub level: u8,
    /// The id.
    pub id: String,
    /// The text.
    pub text: String,
}
