//! Where the slide is on its page: some programs print speaker notes below it, or paper around it.

use super::page::Page;
use super::rect::Rect;
use super::refusal::Refusal;

/// The ratios of slides, and how far a frame may differ from them.
const RATIOS: [f32; 3] = [4.0 / 3.0, 16.0 / 10.0, 16.0 / 9.0];
const RATIO_TOLERANCE: f32 = 0.015;

/// The share of pages that must have the frame.
const MOST: f32 = 0.9;

/// The share of the page that a frame covers.
const AREA: std::ops::RangeInclusive<f32> = 0.15..=0.93;

/// The share of pages with several slides that make a handout.
const MOST_OF_A_HANDOUT: f32 = 0.6;

/// The frames of a handout cover at least this share of the page, and each of them this one.
const HANDOUT_AREA: f32 = 0.35;
const HANDOUT_PART: f32 = 0.05;

/// Rectangles in the same place to a point are the same.
const TOLERANCE: f32 = 1.0;

/// A deck has rectangles in few places that many pages share; more places than this are not compared.
const MAX_PLACES: usize = 2000;

/// A rectangle, and the number of pages that have it.
type Place = (Rect, usize);

/// The place of the slide on all pages, if that is not the whole page.
///
/// # Errors
/// If each page shows several slides.
pub fn find(pages: &[&Page]) -> Result<Option<Rect>, Refusal> {
    let Some(first) = pages.first() else { return Ok(None) };
    let (width, height) = first.size;
    let is_same = |page: &&&Page| (page.size.0 - width).abs() <= 1.0 && (page.size.1 - height).abs() <= 1.0;
    if pages.iter().filter(is_same).count() < pages.len() {
        return Ok(None);
    }
    let places = places(pages);
    if let Some(slides) = handout(&places, pages.len(), width * height) {
        return Err(Refusal(format!("this looks like a handout with {slides} slides a page: export slides")));
    }
    let enough = |count: usize| count as f32 >= MOST * pages.len() as f32;
    let fits = |place: &&Place| enough(place.1) && is_slide(&place.0, width, height);
    let best = places.iter().filter(fits).max_by(|a, b| a.1.cmp(&b.1).then(a.0.area().total_cmp(&b.0.area())));
    Ok(best.map(|(rect, _)| *rect))
}

fn has_ratio(rect: &Rect) -> bool {
    RATIOS.iter().any(|ratio| (rect.ratio() / ratio - 1.0).abs() <= RATIO_TOLERANCE)
}

fn is_slide(rect: &Rect, width: f32, height: f32) -> bool {
    let is_centred = ((rect.x0 + rect.x1) / 2.0 - width / 2.0).abs() <= 0.02 * width;
    let (top, bottom) = (rect.y0, height - rect.y1);
    is_centred && has_ratio(rect) && AREA.contains(&(rect.area() / (width * height))) && top <= bottom + 0.05 * height
}

/// The rectangles of all pages with the number of pages that have each.
fn places(pages: &[&Page]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for page in pages {
        let mut counted: Vec<usize> = Vec::new();
        for rect in page.frames.iter().filter(|rect| has_ratio(rect)) {
            match places.iter().position(|(place, _)| place.is_near(rect, TOLERANCE)) {
                Some(at) if counted.contains(&at) => {}
                Some(at) => {
                    counted.push(at);
                    places[at].1 += 1;
                }
                None if places.len() < MAX_PLACES => {
                    counted.push(places.len());
                    places.push((*rect, 1));
                }
                None => {}
            }
        }
    }
    places
}

/// How many equal frames most pages have, if together they cover much of the page.
fn handout(places: &[Place], pages: usize, area: f32) -> Option<usize> {
    let is_common =
        |place: &&Place| place.1 as f32 >= MOST_OF_A_HANDOUT * pages as f32 && place.0.area() >= HANDOUT_PART * area;
    let common: Vec<&Rect> = places.iter().filter(is_common).map(|(rect, _)| rect).take(64).collect();
    let equal = |one: &Rect| {
        let mut chosen: Vec<&Rect> = Vec::new();
        for other in &common {
            let is_equal =
                (one.width() - other.width()).abs() <= TOLERANCE && (one.height() - other.height()).abs() <= TOLERANCE;
            if is_equal && !chosen.iter().any(|rect| rect.overlaps(other)) {
                chosen.push(other);
            }
        }
        (chosen.len() > 1 && chosen.len() as f32 * one.area() >= HANDOUT_AREA * area).then_some(chosen.len())
    };
    common.iter().filter_map(|rect| equal(rect)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(size: (f32, f32), frames: &[[f32; 4]]) -> Page {
        let frames = frames.iter().map(|[x0, y0, x1, y1]| Rect::new(*x0, *y0, *x1, *y1)).collect();
        Page { size, frames, ..Page::default() }
    }

    fn found(pages: &[Page]) -> Result<Option<Rect>, Refusal> {
        find(&pages.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_slide_above_its_notes_is_found() {
        let pages: Vec<Page> = (0..10)
            .map(|n| page((1024.0, 918.0), &[[0.0, 0.0, 1024.0, 768.0], [n as f32, 5.0, 300.0, 90.0]]))
            .collect();
        assert_eq!(found(&pages), Ok(Some(Rect::new(0.0, 0.0, 1024.0, 768.0))));
    }

    #[test]
    fn a_rectangle_on_few_pages_or_in_a_corner_is_no_slide() {
        let mut pages: Vec<Page> = (0..10).map(|_| page((1024.0, 918.0), &[])).collect();
        pages[3].frames = vec![Rect::new(0.0, 0.0, 1024.0, 768.0)];
        assert_eq!(found(&pages), Ok(None));
        let corner: Vec<Page> = (0..10).map(|_| page((960.0, 540.0), &[[500.0, 60.0, 900.0, 285.0]])).collect();
        assert_eq!(found(&corner), Ok(None));
    }

    #[test]
    fn a_handout_is_refused() {
        let four = [
            [40.0, 20.0, 520.0, 290.0],
            [570.0, 20.0, 1050.0, 290.0],
            [40.0, 420.0, 520.0, 690.0],
            [570.0, 420.0, 1050.0, 690.0],
        ];
        let pages: Vec<Page> = (0..3).map(|_| page((1100.0, 850.0), &four)).collect();
        assert!(found(&pages).unwrap_err().0.contains("4 slides a page"));
    }
}
