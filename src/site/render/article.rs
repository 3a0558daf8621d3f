use crate::site::model::listing::ListingKind;
use crate::site::render::entry_parts::{date, header, listing_link, modified, neighbour};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{ArticleView, EntryLinkView, HeadingView};
use crate::talk::Kind;

/// The view of a post or page.
pub fn view(context: &PageContext<'_>, index: usize) -> ArticleView {
    let site = context.site;
    let entry = &site.entries[index];
    let document = &entry.document;
    let (older, newer) = match entry.kind() {
        Kind::Page => page_neighbours(context, index),
        _ => site.neighbours(index),
    };
    let authors = if entry.kind() == Kind::Page { &[][..] } else { &entry.speakers };
    ArticleView {
        title: document.title.clone(),
        url: context.to(&entry.output),
        date: entry.date.map(|d| date(context, d)),
        modified: modified(context, index),
        draft: entry.is_draft(),
        authors: authors.iter().map(|a| listing_link(context, ListingKind::Speaker, a)).collect(),
        tags: entry.tags.iter().map(|t| listing_link(context, ListingKind::Tag, t)).collect(),
        header: header(context, document),
        html: context.html(&document.intro),
        headings: headings(document),
        siblings: siblings(context, index),
        previous: older.map(|i| neighbour(context, i)),
        next: newer.map(|i| neighbour(context, i)),
        extra: document.meta.extra.clone(),
    }
}

fn headings(document: &crate::talk::Document) -> Vec<HeadingView> {
    let shown = document.headings.iter().filter(|h| (2..=3).contains(&h.level) && !h.text.is_empty() && !h.is_hidden);
    shown.map(|h| HeadingView { level: h.level, id: h.id.clone(), text: h.text.clone() }).collect()
}

/// The pages in the same folder. A page bundle counts as a file of the folder above its own.
fn family(context: &PageContext<'_>, index: usize) -> Vec<usize> {
    let site = context.site;
    let folder = site.entries[index].document.path.folder();
    let same = |i: &&usize| site.entries[**i].document.path.folder() == folder;
    site.pages.iter().filter(same).copied().collect()
}

fn siblings(context: &PageContext<'_>, index: usize) -> Vec<EntryLinkView> {
    let family = family(context, index);
    if family.len() < 2 || context.site.entries[index].kind() != Kind::Page {
        return Vec::new();
    }
    family.into_iter().map(|i| neighbour(context, i)).collect()
}

fn page_neighbours(context: &PageContext<'_>, index: usize) -> (Option<usize>, Option<usize>) {
    let family = family(context, index);
    let Some(at) = family.iter().position(|i| *i == index) else { return (None, None) };
    (at.checked_sub(1).and_then(|i| family.get(i)).copied(), family.get(at + 1).copied())
}
