//! What holds for all captions that become transcripts, whatever is said in them.

use talkpress::base::SitePath;
use talkpress::import::said::transcript;
use talkpress::talk::captions::Captions;
use talkpress::talk::recording::{CorrectedCaptions, Paragraph, Transcript, by_slide, web_vtt};
use talkpress::talk::{Dialect, Document, transcripts};

/// The letters of captions; spaces depend on what is around them.
pub fn letters(captions: &Captions) -> String {
    captions.lines().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// Deals `captions` out to a talk whose slides appear at `moments`, and takes corrected captions from it again: no word is lost, none
/// comes twice, and their order stays.
pub fn check(captions: &Captions, moments: &[Option<i64>]) {
    let all = letters(captions);
    let dealt = by_slide(captions, moments);
    let is_timed = moments.iter().any(Option::is_some);
    let of_slides: String = dealt.slides.iter().flatten().flat_map(|one| one.text.chars()).collect();
    let of_slides: String = of_slides.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(all.ends_with(&of_slides), "{all}\n{of_slides}");
    assert!(!is_timed || dealt.words_before > 0 || all == of_slides, "{all}\n{of_slides}");

    let path = SitePath::new("content/a.md").unwrap();
    let slides = "> ## Slide\n\n...\n\n".repeat(moments.len());
    let text = format!("title: T\ndate: 2026-01-01\ncategory: talk\n\n----\n\n{slides}");
    let read = |bytes: &[u8]| Document::read(&path, bytes, &Dialect::default()).document.unwrap();
    let open = |document: &Document| -> Vec<Option<Transcript>> {
        let one = |(slide, said): (_, &Vec<Paragraph>)| {
            (transcripts::is_open(slide) && !said.is_empty()).then(|| transcript(said))
        };
        document.slides.iter().zip(&dealt.slides).map(one).collect()
    };
    let texts = open(&read(text.as_bytes()));
    let written = transcripts::write(&path, text.as_bytes(), &Dialect::default(), &texts).expect("it can be written");
    let document = read(&written);
    // A second run changes nothing.
    assert!(open(&document).iter().all(Option::is_none), "{}", String::from_utf8_lossy(&written));

    let paragraphs: Vec<Option<Vec<String>>> = document
        .slides
        .iter()
        .map(|slide| (!transcripts::is_open(slide)).then(|| CorrectedCaptions::paragraphs(&slide.transcript.html)))
        .collect();
    let corrected = CorrectedCaptions::new(captions, moments, &paragraphs).captions;
    assert_eq!(letters(&corrected), all, "{}", String::from_utf8_lossy(&written));
    let again = Captions::read(&SitePath::new("a.vtt").unwrap(), web_vtt(&corrected).as_bytes()).unwrap();
    assert_eq!(letters(&again), all);
}
