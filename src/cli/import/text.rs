//! A page of text with the words of the slides, next to the deck.

use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use super::source::Source;
use crate::import::draft::Draft;
use crate::import::refusal::Refusal;
#[cfg(feature = "import")]
use crate::import::survey::Survey;
use crate::import::text_page::SlideTexts;
use crate::import::words::alt_text;

/// A longer text is refused, in bytes.
const MAX_LENGTH: usize = 4 << 20;

/// Reads the text.
pub fn read(source: &Source) -> Result<SlideTexts, Stop> {
    if source.bytes.len() > MAX_LENGTH {
        return Err(Refusal::of(&source.name, format_args!("has more than {} MiB of text", MAX_LENGTH >> 20)).into());
    }
    Ok(SlideTexts::read(&String::from_utf8_lossy(&source.bytes)))
}

/// Adds the words to the pages of a deck that have none.
#[cfg(feature = "import")]
pub fn add(survey: &mut Survey, source: &Source) -> Result<(), Stop> {
    let texts = read(source)?;
    let pages = survey.pages.len();
    let added = survey.add_texts(&texts).ok_or_else(|| is_of_another_deck(source, &texts, pages))?;
    report(source, &texts, added);
    Ok(())
}

/// Adds the words to pictures, which have none. There must be as many slides as pictures.
pub fn add_to_pictures(draft: &mut Draft, source: &Source) -> Result<(), Stop> {
    let texts = read(source)?;
    let pages = vec![String::new(); draft.slides.len()];
    let found = texts.for_pages(&pages).ok_or_else(|| is_of_another_deck(source, &texts, pages.len()))?;
    let mut added = 0;
    for (slide, text) in draft.slides.iter_mut().zip(found).filter(|(_, text)| !text.is_empty()) {
        (slide.alt, slide.words) = (alt_text(&text), text.join(" "));
        added += 1;
    }
    report(source, &texts, added);
    Ok(())
}

fn is_of_another_deck(source: &Source, texts: &SlideTexts, pages: usize) -> Stop {
    let pages = counted(pages, "page");
    let reason = match texts.is_marked {
        true => format!(
            "has the words of {}, which are not those of the {pages}: leave it out",
            counted(texts.len(), "slide")
        ),
        false => format!(
            "has other words than the {pages}: leave it out, or begin the words of each slide with a line like `Slide 3`"
        ),
    };
    Refusal::of(&source.name, reason).into()
}

fn report(source: &Source, texts: &SlideTexts, added: usize) {
    let length =
        if texts.is_marked { format!("the words of {}", counted(texts.len(), "slide")) } else { "a text".into() };
    print(&format!("{}: {length}; used for {}", source.name, counted(added, "page")));
}
