//! How long PowerPoint showed each slide says when the slides of a talk appear.

use super::marry::pairs;
use super::presentation::Presentation;
use super::slide::PptxSlide;

/// When each slide of a talk appears in the rehearsal or recording of the file, in seconds; `None` for what it does not say. `words`
/// are those of each slide of the talk.
pub fn timings(presentation: &Presentation, words: &[&str]) -> Vec<Option<u32>> {
    let shown: Vec<(usize, &PptxSlide)> =
        presentation.slides.iter().enumerate().filter(|(_, slide)| !slide.is_hidden).collect();
    let mut out = vec![None; words.len()];
    let mut time = Some(0_u64);
    for ((_, slide), to) in shown.iter().zip(pairs(words, &shown)) {
        // The time of the last slide is known even if nobody went on from there; but a single slide was not rehearsed.
        let is_known = slide.shown_for.is_some() || time.is_some_and(|time| time > 0);
        if let Some(at) = to.filter(|_| is_known) {
            out[at] = time.and_then(|time| u32::try_from(time / 1000).ok());
        }
        time = time.zip(slide.shown_for).map(|(time, shown)| time.saturating_add(shown));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_slides_take_no_time() {
        let slide =
            |words: &str, shown_for: Option<u64>| PptxSlide { words: words.into(), shown_for, ..PptxSlide::default() };
        let mut slides = vec![
            slide("nine jars", Some(65_000)),
            slide("secret figures", Some(9000)),
            slide("flour and water", Some(4900)),
            slide("left out of the talk", Some(10_000)),
            slide("thank you", None),
            slide("questions", None),
        ];
        slides[1].is_hidden = true;
        let presentation = Presentation { slides };
        let words = ["Nine jars", "Flour and water", "Something new", "Thank you", "Questions"];
        assert_eq!(timings(&presentation, &words), [Some(0), Some(65), None, Some(79), None]);
        assert_eq!(timings(&Presentation::default(), &words), [None; 5]);
    }
}
