//! Running heads and page numbers: what is in the same place on most pages.

use std::collections::{BTreeMap, BTreeSet};

use super::Segment;

/// On how many of ten pages the words must be.
const TENTHS: usize = 6;

/// How far apart they may be, in points.
const TOLERANCE: f32 = 2.0;

/// How far the middles of page numbers may be apart, in points.
const NUMBER_TOLERANCE: f32 = 12.0;

/// With fewer pages, only what is near an edge or on all of them counts.
const FEW: usize = 4;

/// A page that has more than this share of the words of the page before, in the same places, is a step of it.
const STEP: f32 = 0.7;

/// Type that is at least this large, compared with the largest on its page, is not a running head, except near an edge.
const LARGE: f32 = 0.9;

/// The share of the height that is near an edge.
const EDGE: f32 = 0.12;

/// Decks repeat few things; each segment of each page is compared with all of them.
const MAX_PLACES: usize = 100;

/// What is repeated on the pages of a deck.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Running {
    /// Words, or nothing for a number, with their upper side and left and right ends.
    places: Vec<(Option<String>, f32, f32, f32)>,
}

/// Words, where they are, and on which page.
type Found = (f32, f32, f32, usize);

impl Running {
    /// Finds what is repeated in the same place. Each page has its height and its segments. The steps of a build count as one
    /// page, because they have everything in common.
    pub fn find<'p>(pages: impl Iterator<Item = (f32, &'p [Segment])>) -> Running {
        let pages: Vec<_> = pages.collect();
        let numbers = without_steps(&pages);
        let count = numbers.last().map_or(0, |last| last + 1);
        let mut by_text: BTreeMap<Option<String>, Vec<Found>> = BTreeMap::new();
        for ((height, segments), number) in pages.iter().zip(numbers) {
            let largest = segments.iter().map(|segment| segment.size).fold(0.0, f32::max);
            for segment in segments.iter() {
                let is_at_edge = segment.rect.y1 < EDGE * height || segment.rect.y0 > (1.0 - EDGE) * height;
                if is_at_edge || count > 2 && segment.size < LARGE * largest {
                    let found = (segment.rect.y0, segment.rect.x0, segment.rect.x1, number);
                    by_text.entry(key(&segment.text)).or_default().push(found);
                }
            }
        }
        let enough = if count < FEW { count } else { (count * TENTHS).div_ceil(10) };
        let mut places = Vec::new();
        for (text, mut found) in by_text {
            found.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut rest = &found[..];
            while let Some(first) = rest.first() {
                let length = rest.iter().take_while(|one| one.0 - first.0 <= TOLERANCE).count();
                if let Some(place) = common_place(text.is_none(), &rest[..length], enough.max(2)) {
                    places.push((text.clone(), first.0, place.1, place.2));
                }
                rest = &rest[length..];
            }
        }
        places.truncate(MAX_PLACES);
        Running { places }
    }

    /// Whether the segment is one of those.
    pub fn contains(&self, segment: &Segment) -> bool {
        let key = key(&segment.text);
        self.places.iter().any(|(text, y0, x0, x1)| {
            let rect = &segment.rect;
            *text == key
                && (rect.y0 - y0).abs() <= TOLERANCE
                && is_same_place(key.is_none(), (*x0, *x1), (rect.x0, rect.x1))
        })
    }
}

/// A number for each page; the steps of a build have the same one.
fn without_steps(pages: &[(f32, &[Segment])]) -> Vec<usize> {
    let parts = |segments: &[Segment]| -> BTreeSet<(Option<String>, i32, i32)> {
        let part = |s: &Segment| (key(&s.text), s.rect.x0.round() as i32, s.rect.y0.round() as i32);
        segments.iter().map(part).collect()
    };
    let mut numbers = Vec::with_capacity(pages.len());
    let mut before: Option<BTreeSet<_>> = None;
    let mut number = 0;
    for (_, segments) in pages {
        let here = parts(segments);
        if let Some(before) = before {
            let is_step = !before.is_empty() && before.intersection(&here).count() as f32 > STEP * before.len() as f32;
            number += usize::from(!is_step);
        }
        numbers.push(number);
        before = Some(here);
    }
    numbers
}

/// The place that most of `found`, which have one height, have in common, if these are `enough` pages.
fn common_place(is_number: bool, found: &[Found], enough: usize) -> Option<Found> {
    if found.len() < enough {
        return None;
    }
    // The place in the middle is the common one if there is any.
    let mut sorted = found.to_vec();
    sorted.sort_by(|a, b| (a.1 + a.2).total_cmp(&(b.1 + b.2)));
    let middle = sorted[sorted.len() / 2];
    let near = sorted.iter().filter(|one| is_same_place(is_number, (middle.1, middle.2), (one.1, one.2)));
    let pages: BTreeSet<usize> = near.map(|one| one.3).collect();
    (pages.len() >= enough).then_some(middle)
}

fn is_same_place(is_number: bool, a: (f32, f32), b: (f32, f32)) -> bool {
    let tolerance = if is_number { NUMBER_TOLERANCE } else { TOLERANCE };
    (a.0 - b.0).abs() <= tolerance || (a.1 - b.1).abs() <= tolerance || (a.0 + a.1 - b.0 - b.1).abs() <= 2.0 * tolerance
}

fn key(text: &str) -> Option<String> {
    (!is_page_number(text)).then(|| text.to_owned())
}

/// `12`, `12/40`, `12 of 40`
pub fn is_page_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [number] => is_number(number),
        [number, total] => is_number(number) && is_number(total),
        [number, "of", total] => is_number(number) && is_number(total),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::rect::Rect;

    fn segment(text: &str, x: f32, y: f32) -> Segment {
        let rect = Rect::new(x, y, x + text.len() as f32 * 6.0, y + 12.0);
        Segment { text: text.into(), rect, size: 12.0, is_artifact: false, is_item: false }
    }

    #[test]
    fn what_is_on_most_pages_in_one_place_is_running() {
        let page = |n: usize| {
            vec![
                segment("Yeast Conf", 60.0, 500.0),
                segment(&n.to_string(), 900.0, 500.0),
                segment(&format!("Heading {n}"), 60.0, 40.0),
                segment("flour", 60.0, 100.0 + 20.0 * n as f32),
            ]
        };
        let pages: Vec<Vec<Segment>> = (1..=12).map(page).collect();
        let running = Running::find(pages.iter().map(|page| (540.0, &page[..])));
        let left = |page: &[Segment]| page.iter().filter(|s| !running.contains(s)).count();
        assert!(pages.iter().all(|page| left(page) == 2), "{running:?}");
    }

    #[test]
    fn the_words_of_a_build_are_no_running_heads() {
        let step = |lines: usize| (0..lines).map(|n| segment("flour", 60.0, 100.0 + 30.0 * n as f32)).collect();
        let mut pages: Vec<Vec<Segment>> = (1..=9).map(step).collect();
        pages.extend((1..=4).map(|n| vec![segment(&format!("Other {n}"), 60.0, 40.0)]));
        assert_eq!(Running::find(pages.iter().map(|page| (540.0, &page[..]))), Running::default());
    }

    #[test]
    fn one_page_has_no_running_heads() {
        let page = [segment("Nine jars", 60.0, 500.0)];
        assert_eq!(Running::find([(540.0, &page[..])].into_iter()), Running::default());
    }
}
