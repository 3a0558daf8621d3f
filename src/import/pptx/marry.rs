//! Which slide of a PowerPoint file is which slide of its PDF.

use super::presentation::Presentation;
use super::slide::PptxSlide;
use crate::import::alignment::in_order;
use crate::import::draft::Draft;
use crate::import::link_list::usable;
use crate::import::word_bag::WordBag;

/// Slides that have fewer words in common are not the same.
const SAME: f32 = 0.45;

/// The share of slides with words that must agree with the page of their number.
const MOST: f32 = 0.8;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Married {
    /// The number of slides of the file.
    pub slides: usize,
    /// How many of them are hidden.
    pub hidden: usize,
    /// How many were found in the PDF.
    pub matched: usize,
    /// How many of those have notes.
    pub with_notes: usize,
    /// The numbers of visible slides that were not found.
    pub unmatched: Vec<usize>,
}

/// Adds what the file knows to the slides of the draft.
pub fn marry(draft: &mut Draft, presentation: &Presentation, takes_hidden: bool) -> Married {
    let slides = &presentation.slides;
    let is_shown = |(_, slide): &(usize, &PptxSlide)| takes_hidden || !slide.is_hidden;
    let shown: Vec<(usize, &PptxSlide)> = slides.iter().enumerate().filter(is_shown).collect();
    let words: Vec<&str> = draft.slides.iter().map(|slide| slide.words.as_str()).collect();
    let pairs = pairs(&words, &shown);
    let mut married = Married {
        slides: slides.len(),
        hidden: slides.iter().filter(|slide| slide.is_hidden).count(),
        matched: pairs.iter().flatten().count(),
        ..Married::default()
    };
    let mut time = Some(0_u64);
    for ((number, from), to) in shown.iter().zip(pairs) {
        match to {
            Some(at) => {
                married.with_notes += usize::from(!from.notes.is_empty());
                add(draft, at, from, time);
            }
            None => married.unmatched.push(number + 1),
        }
        // The times after a slide that was not rehearsed are not known.
        time = time.zip(from.shown_for).map(|(time, shown)| time.saturating_add(shown));
    }
    married
}

fn add(draft: &mut Draft, at: usize, from: &PptxSlide, time: Option<u64>) {
    let slide = &mut draft.slides[at];
    if !from.notes.is_empty() {
        slide.notes.clone_from(&from.notes);
    }
    if let Some(time) = time.filter(|_| from.shown_for.is_some()) {
        slide.time = u32::try_from(time / 1000).ok();
    }
    slide.chapter = from.section.clone().or(slide.chapter.take());
    if slide.alt.is_empty() && !from.descriptions.is_empty() {
        slide.alt = from.descriptions.join(". ");
    }
    for (title, url) in &from.links {
        match usable(url) {
            Some(url) if draft.links.iter().all(|(_, known)| *known != url) => {
                let title = if title.is_empty() { url.clone() } else { title.clone() };
                draft.links.push((title, url));
            }
            Some(_) => {}
            None => draft.dropped_links += 1,
        }
    }
}

/// For each shown slide the index of the page with the same words. By number if the words of most agree, else by words.
pub(super) fn pairs(pages: &[&str], shown: &[(usize, &PptxSlide)]) -> Vec<Option<usize>> {
    let pages: Vec<WordBag<'_>> = pages.iter().map(|page| WordBag::of(page)).collect();
    let slides: Vec<WordBag<'_>> = shown.iter().map(|(_, slide)| WordBag::of(&slide.words)).collect();
    if pages.len() == slides.len() {
        let with_words = (0..pages.len()).filter(|at| !pages[*at].is_empty() && !slides[*at].is_empty());
        let with_words: Vec<usize> = with_words.collect();
        let agree = with_words.iter().filter(|at| pages[**at].dice(&slides[**at]) >= SAME).count();
        if agree as f32 >= MOST * with_words.len() as f32 {
            return (0..pages.len()).map(Some).collect();
        }
    }
    let alike: Vec<Vec<f32>> = slides.iter().map(|slide| pages.iter().map(|page| slide.dice(page)).collect()).collect();
    in_order(&alike, pages.len(), SAME)
}
