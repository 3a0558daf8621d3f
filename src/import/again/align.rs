//! Which slide of a deck is which slide of its last import.

use super::similarity::Looks;
use crate::import::alignment::in_order;

/// Slides that have less in common are not the same.
const SAME: f32 = 0.45;

/// A slide elsewhere in the deck must have more in common to be the same.
const MOVED: f32 = 0.75;

/// How a slide of the deck was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// In the order of the last import, with the index there.
    InOrder(usize),
    /// Elsewhere, with the index there.
    Moved(usize),
    /// It was not there.
    New,
}

/// Finds each of `new` in `old`.
pub fn align(old: &[Looks<'_>], new: &[Looks<'_>]) -> Vec<Match> {
    let alike: Vec<Vec<f32>> =
        new.iter().map(|page| old.iter().map(|slide| page.similarity(slide)).collect()).collect();
    let paired = in_order(&alike, old.len(), SAME);
    let mut matches: Vec<Match> = paired.into_iter().map(|at| at.map_or(Match::New, Match::InOrder)).collect();
    let mut left: Vec<bool> = vec![true; old.len()];
    for found in &matches {
        if let Match::InOrder(at) = found {
            left[*at] = false;
        }
    }
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for page in (0..new.len()).filter(|page| matches[*page] == Match::New) {
        let rest = (0..old.len()).filter(|slide| left[*slide] && alike[page][*slide] > MOVED);
        pairs.extend(rest.map(|slide| (alike[page][slide], page, slide)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, page, slide) in pairs {
        if left[slide] && matches[page] == Match::New {
            (left[slide], matches[page]) = (false, Match::Moved(slide));
        }
    }
    matches
}
