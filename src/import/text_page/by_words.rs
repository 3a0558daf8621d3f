//! Which part of a text belongs to which page, by the words that pages have themselves.

use crate::import::alignment::in_order;
use crate::import::word_bag::WordBag;

/// Texts with fewer words in common are not of one slide.
pub(super) const SAME: f32 = 0.45;

/// The share of pages with words that must be in the text.
const MOST: f32 = 0.5;

/// What a word counts if its paragraph is taken for that of a page without words.
const UNKNOWN: f32 = 0.2;

/// A paragraph is of a page that has this share of its words.
const OF_PAGE: f32 = 0.5;

/// The parts of each page, if each part is a slide.
pub fn slides(parts: &[WordBag<'_>], pages: &[WordBag<'_>]) -> Option<Vec<Vec<usize>>> {
    let alike: Vec<Vec<f32>> = parts.iter().map(|part| pages.iter().map(|page| part.dice(page)).collect()).collect();
    let pairs = in_order(&alike, pages.len(), SAME);
    let mut out = vec![Vec::new(); pages.len()];
    let known: Vec<(usize, usize)> =
        pairs.iter().enumerate().filter_map(|(part, page)| Some((part, (*page)?))).collect();
    if !is_most(known.len(), pages) {
        return None;
    }
    let mut from = (0, 0);
    for (part, page) in known.iter().copied().chain([(parts.len(), pages.len())]) {
        // As many slides as pages between two known ones are the same.
        if part - from.0 == page - from.1 {
            (from.0..part).zip(from.1..page).for_each(|(part, page)| out[page].push(part));
        }
        if page < pages.len() {
            out[page].push(part);
        }
        from = (part + 1, page + 1);
    }
    Some(out)
}

/// The parts of each page, if a part is a paragraph: those between the words of two pages belong to the one page without words
/// between them.
pub fn paragraphs(parts: &[WordBag<'_>], pages: &[WordBag<'_>]) -> Option<Vec<Vec<usize>>> {
    // For each paragraph and page the best sum of words that are on the right page, and whether the paragraph is on that page.
    let mut best = vec![0.0_f32; pages.len()];
    let mut is_here: Vec<Vec<bool>> = Vec::with_capacity(parts.len());
    for part in parts {
        let mut row = vec![false; pages.len()];
        let mut most = 0.0;
        for (at, page) in pages.iter().enumerate() {
            let words = if page.is_empty() { UNKNOWN * part.count() as f32 } else { part.common(page) as f32 };
            let here = best[at] + words;
            row[at] = at == 0 || here > most;
            most = if row[at] { here } else { most };
            best[at] = most;
        }
        is_here.push(row);
    }
    let mut out = vec![Vec::new(); pages.len()];
    let mut at = pages.len().checked_sub(1)?;
    for (part, row) in is_here.iter().enumerate().rev() {
        at = (0..=at).rev().find(|page| row[*page])?;
        out[at].insert(0, part);
    }
    let has =
        |part: &usize, page: usize| parts[*part].common(&pages[page]) as f32 >= OF_PAGE * parts[*part].count() as f32;
    let known: Vec<bool> =
        (0..pages.len()).map(|page| !pages[page].is_empty() && out[page].iter().any(|part| has(part, page))).collect();
    if !is_most(known.iter().filter(|is_known| **is_known).count(), pages) {
        return None;
    }
    for page in 0..pages.len() {
        let is_between = (page == 0 || known[page - 1]) && (page + 1 == pages.len() || known[page + 1]);
        if pages[page].is_empty() && !is_between {
            out[page].clear();
        }
    }
    Some(out)
}

/// Whether `known` pages are most of those that have words, and at least one.
fn is_most(known: usize, pages: &[WordBag<'_>]) -> bool {
    let with_words = pages.iter().filter(|page| !page.is_empty()).count();
    known > 0 && known as f32 >= MOST * with_words as f32
}
