use super::by_words::{self, SAME};
use super::paragraph::paragraphs;
use super::slide_mark::slide_mark;
use crate::import::word_bag::WordBag;

/// What a text page says about a slide without words.
const NO_CONTENT: &str = "no content";

/// A text with more parts is not compared with a deck.
const MAX_PARTS: usize = 5000;

/// The share of pages with words that must have those of the text.
const MOST: f32 = 0.8;

/// The words of slides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideTexts {
    /// The paragraphs of each slide, in order. Without marks, each paragraph by itself.
    parts: Vec<Vec<String>>,
    /// Whether the text says where each slide begins.
    pub is_marked: bool,
}

impl SlideTexts {
    /// Reads a text.
    pub fn read(text: &str) -> SlideTexts {
        let text = text.trim_start_matches('\u{feff}');
        if let Some(parts) = marked(text) {
            return SlideTexts { parts, is_marked: true };
        }
        // `pdftotext` ends each page like this.
        if text.contains('\u{c}') {
            let mut parts: Vec<Vec<String>> = text.split('\u{c}').map(|page| paragraphs(page.lines())).collect();
            parts.pop_if(|last| last.is_empty());
            return SlideTexts { parts, is_marked: true };
        }
        let parts = paragraphs(text.lines()).into_iter().map(|paragraph| vec![paragraph]).collect();
        SlideTexts { parts, is_marked: false }
    }

    /// The number of slides; without marks, that of paragraphs.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The paragraphs of each page of a deck whose pages have these words themselves; `None` if the text is of another deck.
    pub fn for_pages(&self, pages: &[String]) -> Option<Vec<Vec<String>>> {
        let texts: Vec<String> = self.parts.iter().map(|part| part.join(" ")).collect();
        let parts: Vec<WordBag<'_>> = texts.iter().map(|text| WordBag::of(text)).collect();
        let pages: Vec<WordBag<'_>> = pages.iter().map(|words| WordBag::of(words)).collect();
        if self.is_marked && parts.len() == pages.len() && agree(&parts, &pages) {
            return Some(self.parts.clone());
        }
        if parts.len() > MAX_PARTS {
            return None;
        }
        let found =
            if self.is_marked { by_words::slides(&parts, &pages) } else { by_words::paragraphs(&parts, &pages) };
        let of_page = |parts: Vec<usize>| parts.into_iter().flat_map(|at| self.parts[at].clone()).collect();
        Some(found?.into_iter().map(of_page).collect())
    }
}

/// The paragraphs below each mark, by the number of it; `None` if the text has no marks.
fn marked(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().collect();
    // Marks count upwards; another line like them is on a slide.
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let last = marks.last().map_or(0, |(_, number)| *number);
        marks.extend(slide_mark(line).filter(|number| *number > last).map(|number| (at, number)));
    }
    let (_, slides) = *marks.last()?;
    if slides > MAX_PARTS {
        return None;
    }
    let mut parts = vec![Vec::new(); slides];
    for (n, (at, number)) in marks.iter().enumerate() {
        let end = marks.get(n + 1).map_or(lines.len(), |(next, _)| *next);
        // Below `Slide 1`, Speaker Deck writes `Slide 1 text`.
        let label = format!("{} text", lines[*at].trim()).to_lowercase();
        let is_text = |line: &&&str| ![label.as_str(), NO_CONTENT].contains(&line.trim().to_lowercase().as_str());
        parts[number - 1] = paragraphs(lines[at + 1..end].iter().filter(is_text).copied());
    }
    Some(parts)
}

/// Whether most pages with words have those of the part with their number.
fn agree(parts: &[WordBag<'_>], pages: &[WordBag<'_>]) -> bool {
    let both = parts.iter().zip(pages).filter(|(part, page)| !part.is_empty() && !page.is_empty());
    let alike: Vec<bool> = both.map(|(part, page)| part.dice(page) >= SAME).collect();
    alike.iter().filter(|is_alike| **is_alike).count() as f32 >= MOST * alike.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(pages: &[&str]) -> Vec<String> {
        pages.iter().map(|page| (*page).to_owned()).collect()
    }

    #[test]
    fn a_text_page_is_read() {
        let text = "Slide 1\n\nSlide 1 text\n\nNine jars\n\nSlide 2\n\nSlide 2 text\n\nNo content\n\nSlide 4\n\nThe end\nSlide 3\n";
        let texts = SlideTexts::read(text);
        assert_eq!(texts.parts, [vec!["Nine jars"], vec![], vec![], vec!["The end Slide 3"]]);
        assert_eq!(
            SlideTexts::read("Nine\n\njars\u{c}\u{c}The end\u{c}").parts,
            [vec!["Nine", "jars"], vec![], vec!["The end"]]
        );
        assert!(!SlideTexts::read("Nine jars\n\nThe end").is_marked);
    }

    #[test]
    fn texts_belong_to_pages_by_number_or_by_words() {
        let texts = SlideTexts::read("Slide 1\nNine jars of rye\nSlide 2\nFlour\nSlide 3\nThe very end\n");
        let by_number = texts.for_pages(&owned(&["", "", "The very end"])).unwrap();
        assert_eq!(by_number, [["Nine jars of rye"], ["Flour"], ["The very end"]]);
        // A page without words between two that are known has the text between theirs.
        let by_words = texts.for_pages(&owned(&["Welcome all of you", "Nine jars of rye", "", "The very end"]));
        assert_eq!(by_words.unwrap()[1..], [["Nine jars of rye"], ["Flour"], ["The very end"]]);
        assert_eq!(texts.for_pages(&owned(&["", "", "", ""])), None);
        assert_eq!(texts.for_pages(&owned(&["Ten ferries", "at sea", "and lanterns", ""])), None);
    }

    #[test]
    fn paragraphs_without_marks_belong_to_the_page_between_their_neighbours() {
        let texts = SlideTexts::read("# Nine jars\n\na talk\n\nFlour\n\nand water\n\nThe very end\n");
        let found = texts.for_pages(&owned(&["Nine jars a talk", "", "The very end"])).unwrap();
        assert_eq!(found[1], ["Flour", "and water"]);
        let two = texts.for_pages(&owned(&["Nine jars a talk", "", "", "The very end"])).unwrap();
        assert!(two[1].is_empty() && two[2].is_empty(), "{two:?}");
        assert_eq!(texts.for_pages(&owned(&["Ten ferries", "", "at sea"])), None);
    }
}
