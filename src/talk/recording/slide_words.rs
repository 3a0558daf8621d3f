use super::titles::{heading, titles_of};
use crate::base::script::is_spaceless;
use crate::base::slug::{search_form, search_words};
use crate::talk::html::shown_words;
use crate::talk::{Document, Face, Slide};

/// More words of a slide are not compared.
const MAX_WORDS: usize = 5000;

/// More words of a title are not compared.
const MAX_TITLE: usize = 60;

/// Longer words are the same if they begin with so many letters, whatever their ending is.
const STEM: usize = 6;

/// The words by which a slide is found in captions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideWords {
    /// Those of its chapter, its title, its alt text and all that it shows.
    pub shown: Vec<String>,
    /// Those of its title and its chapter alone.
    pub title: Vec<String>,
    /// Those of its transcript, in order.
    pub said: Vec<String>,
}

impl SlideWords {
    /// The words of each slide of a talk. Speaker notes are none of them.
    pub fn of_talk(document: &Document) -> Vec<SlideWords> {
        let of = |(slide, titles): (&Slide, Vec<String>)| {
            let has_chapter = slide.chapter.is_some();
            let mut title = titles.first().filter(|_| has_chapter).map(|title| comparable(title)).unwrap_or_default();
            let mut shown = title.clone();
            match &slide.face {
                Face::Text(face) => {
                    title.extend(heading(&face.html).iter().flat_map(|text| comparable(text)));
                    shown.extend(comparable(&shown_words(&face.html)));
                }
                // Its first sentence, and all of it.
                Face::Picture(_) | Face::Film(_) => {
                    title.extend(titles.get(usize::from(has_chapter)).iter().flat_map(|text| comparable(text)));
                    shown.extend(titles.last().iter().flat_map(|text| comparable(text)));
                }
            }
            shown.truncate(MAX_WORDS);
            title.truncate(MAX_TITLE);
            let mut said = if slide.pending { Vec::new() } else { comparable(&shown_words(&slide.transcript.html)) };
            said.truncate(MAX_WORDS);
            SlideWords { shown, title, said }
        };
        document.slides.iter().zip(titles_of(document)).map(of).collect()
    }
}

/// The words of `text` in the form in which they are compared: without accents, capitals and the endings of long words.
pub fn comparable(text: &str) -> Vec<String> {
    search_words(&search_form(text)).map(stem).collect()
}

fn stem(word: &str) -> String {
    if word.chars().any(is_spaceless) {
        return word.to_owned();
    }
    let count = word.chars().count();
    // `jars` and `jar`, but not `is` or `glass`.
    let single = word.strip_suffix('s').filter(|single| count > 3 && !single.ends_with('s')).unwrap_or(word);
    single.chars().take(STEM).collect()
}
