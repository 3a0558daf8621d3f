//! The lists of talks and posts on the pages of tags, events, speakers and years, and on that of all posts.

use crate::site::model::index_kind::IndexKind;
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::render::card;
use crate::site::render::counts::{posts, talks};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{IndexView, LinkView};

/// The most entries of a list without headings.
const MAX_WITHOUT_YEARS: usize = 12;

/// The view of a listing.
pub fn of_listing(context: &PageContext<'_>, listing: &Listing) -> IndexView {
    let by_year = listing.kind != ListingKind::Year && listing.entries.len() > MAX_WITHOUT_YEARS;
    let up = IndexKind::of(listing.kind).and_then(|kind| {
        let title = context.language().word(kind.name()).to_owned();
        Some(LinkView { title, url: address(context, kind)? })
    });
    IndexView { up, ..view(context, &listing.name, &listing.entries, by_year) }
}

/// The view of all posts.
pub fn of_posts(context: &PageContext<'_>, title: &str) -> IndexView {
    let posts = &context.site.posts;
    view(context, title, posts, posts.len() > MAX_WITHOUT_YEARS)
}

/// The address of an index, or of what the author has in its place. `None` if there is neither.
pub fn address(context: &PageContext<'_>, kind: IndexKind) -> Option<String> {
    let path = kind.path(context.site)?;
    context.site.links.routes.contains(path.as_str()).then(|| context.to(&path))
}

fn view(context: &PageContext<'_>, name: &str, entries: &[usize], by_year: bool) -> IndexView {
    IndexView {
        name: name.to_owned(),
        items: entries.iter().map(|index| card::view(context, *index)).collect(),
        talks: talks(context, entries),
        posts: posts(context, entries),
        up: None,
        by_year,
    }
}
