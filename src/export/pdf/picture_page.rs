use super::form::Form;
use super::page_link::PageLink;
use crate::base::{Content, Place, SitePath};
use crate::site::images::size::ImageSize;

/// A slide of a deck of pictures.
#[derive(Clone, Debug)]
pub struct PicturePage {
    /// The number of the slide, counted from 1.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// Where it is in the document.
    pub place: Place,
    /// The file of the picture in the site.
    pub path: SitePath,
    /// The picture as it is published.
    pub content: Content,
    /// Its format.
    pub form: Form,
    /// Its size as it is shown.
    pub size: ImageSize,
    /// What is behind it where it is transparent: red, green and blue.
    pub ground: [u8; 3],
    /// Its alt text, or empty.
    pub alt: String,
    /// Its name in the bookmarks.
    pub title: String,
    /// The index of its chapter.
    pub chapter: Option<usize>,
    /// Where it leads.
    pub link: Option<PageLink>,
}
