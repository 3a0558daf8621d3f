//! The bookmarks of a deck, which become chapters.

use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};
use hayro::hayro_syntax::page::Page;

use super::text::text_of;

/// Bookmarks and names that are read.
const MAX_NODES: usize = 4096;

/// The words with which programs number the pages of a deck.
const PAGE_WORDS: &[&str] = &[
    "slide",
    "page",
    "folie",
    "seite",
    "diapositive",
    "diapositiva",
    "dia",
    "pagina",
    "página",
    "slajd",
    "スライド",
    "幻灯片",
];

/// The upper bookmarks, each with the index of its page; none unless there are two or more on increasing pages. Bookmarks of
/// most pages, or that only number them, divide nothing.
pub fn chapters(catalogue: &Dict<'_>, pages: &[Page<'_>]) -> Vec<(usize, String)> {
    let found = entries(catalogue, pages);
    if are_chapters(&found, pages.len()) { found } else { Vec::new() }
}

fn are_chapters(found: &[(usize, String)], pages: usize) -> bool {
    let is_increasing = found.windows(2).all(|pair| pair[0].0 < pair[1].0);
    // In a deck of a few pages, a chapter for most of them is usual.
    let is_each_page = found.len() > 3 && found.len() * 2 > pages;
    found.len() >= 2 && is_increasing && !is_each_page && !found.iter().all(|(_, title)| is_page_number(title))
}

/// Whether a title is `Slide 3`, `3` or the like.
fn is_page_number(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let word = title.trim_end_matches(|c: char| c.is_numeric());
    word.len() < title.len() && (word.is_empty() || PAGE_WORDS.contains(&word.trim_end()))
}

fn entries(catalogue: &Dict<'_>, pages: &[Page<'_>]) -> Vec<(usize, String)> {
    let ids = pages.iter().enumerate().filter_map(|(at, page)| Some((page.raw().obj_id()?, at)));
    let ids: HashMap<ObjectIdentifier, usize> = ids.collect();
    let mut out = Vec::new();
    let mut next = catalogue.get::<Dict<'_>>("Outlines").and_then(|root| root.get::<Dict<'_>>("First"));
    let mut seen = HashSet::new();
    while let Some(entry) = next {
        if entry.obj_id().is_some_and(|id| !seen.insert(id)) || out.len() >= MAX_NODES {
            break;
        }
        let action = entry.get::<Dict<'_>>("A");
        let target =
            entry.get::<Object<'_>>("Dest").or_else(|| action.and_then(|action| action.get::<Object<'_>>("D")));
        let page = target.and_then(|target| page_of(catalogue, target, &ids));
        out.extend(page.zip(text_of(&entry, "Title")));
        next = entry.get::<Dict<'_>>("Next");
    }
    out
}

fn page_of(catalogue: &Dict<'_>, target: Object<'_>, ids: &HashMap<ObjectIdentifier, usize>) -> Option<usize> {
    let array = match target {
        Object::Array(array) => Some(array),
        Object::Dict(dict) => dict.get::<Array<'_>>("D"),
        Object::Name(name) => named(catalogue, &name),
        Object::String(name) => named(catalogue, name.as_bytes()),
        _ => None,
    }?;
    match array.raw_iter().next()? {
        MaybeRef::Ref(page) => ids.get(&page.into()).copied(),
        MaybeRef::NotRef(_) => None,
    }
}

/// The destination with this name.
fn named<'a>(catalogue: &Dict<'a>, name: &[u8]) -> Option<Array<'a>> {
    let of = |object: Object<'a>| match object {
        Object::Array(array) => Some(array),
        Object::Dict(dict) => dict.get::<Array<'a>>("D"),
        _ => None,
    };
    if let Some(old) = catalogue.get::<Dict<'a>>("Dests") {
        return of(old.get::<Object<'a>>(&*Name::new_unescaped(name))?);
    }
    let mut open = vec![catalogue.get::<Dict<'a>>("Names")?.get::<Dict<'a>>("Dests")?];
    let mut left = MAX_NODES;
    while let Some(node) = open.pop() {
        left = left.checked_sub(1)?;
        if let Some(kids) = node.get::<Array<'a>>("Kids") {
            open.extend(kids.iter::<Dict<'a>>().take(MAX_NODES));
        }
        let mut is_wanted = false;
        for object in node.get::<Array<'a>>("Names").into_iter().flat_map(|names| names.raw_iter()) {
            match object {
                MaybeRef::NotRef(Object::String(text)) if !is_wanted => is_wanted = is_name(&text, name),
                MaybeRef::NotRef(object) if is_wanted => return of(object),
                MaybeRef::Ref(_) if is_wanted => {
                    // The value that follows the name, which the array resolves.
                    return value_after(&node, name).and_then(of);
                }
                _ => {}
            }
        }
    }
    None
}

fn value_after<'a>(node: &Dict<'a>, name: &[u8]) -> Option<Object<'a>> {
    let names = node.get::<Array<'a>>("Names")?;
    let mut objects = names.iter::<Object<'a>>();
    while let Some(object) = objects.next() {
        if matches!(&object, Object::String(text) if is_name(text, name)) {
            return objects.next();
        }
    }
    None
}

fn is_name(text: &PdfString<'_>, name: &[u8]) -> bool {
    text.as_bytes() == name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmarks(titles: &[&str]) -> Vec<(usize, String)> {
        titles.iter().enumerate().map(|(page, title)| (page, (*title).to_owned())).collect()
    }

    #[test]
    fn bookmarks_that_number_pages_are_no_chapters() {
        assert!(are_chapters(&bookmarks(&["Why", "How"]), 12));
        assert!(!are_chapters(&bookmarks(&["Slide 1", "Slide 2", "Folie 3"]), 12));
        assert!(!are_chapters(&bookmarks(&["1", "2"]), 12));
        assert!(are_chapters(&bookmarks(&["Slide 1", "Why"]), 12));
    }

    #[test]
    fn bookmarks_of_most_pages_are_no_chapters() {
        assert!(!are_chapters(&bookmarks(&["Why", "How", "When", "Where"]), 7));
        assert!(are_chapters(&bookmarks(&["Why", "How", "When", "Where"]), 8));
        assert!(are_chapters(&bookmarks(&["Why", "How"]), 3));
    }
}
