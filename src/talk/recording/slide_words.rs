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

/// The words of `text` in the form in which they are compared: without accents, capitals and endings.
pub fn comparable(text: &str) -> Vec<String> {
    search_words(&search_form(text)).map(stem).collect()
}

/// Endings that change a word and not what it means, in several languages.
const ENDINGS: [&str; 12] = ["ings", "ing", "ers", "ens", "er", "ed", "es", "en", "ly", "s", "e", "n"];

/// The word without its ending, so that `feeding` is `feed` and `boxes` is `box`. Two words that are made the same by mistake do
/// little harm, because each is compared in its place.
fn stem(word: &str) -> String {
    let is_stem = |stem: &str| {
        let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        stem.chars().count() >= 3 && (!stem.is_ascii() || stem.contains(vowel)) && !stem.ends_with('s')
    };
    if !word.chars().all(char::is_alphabetic) || word.chars().any(is_spaceless) {
        return word.to_owned();
    }
    let mut rest = word;
    if let Some(stem) = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| is_stem(stem))) {
        rest = stem;
        // `running`
        let mut ends = stem.chars().rev();
        if let (Some(last), Some(before)) = (ends.next(), ends.next())
            && last == before
        {
            rest = &stem[..stem.len() - last.len_utf8()];
        }
    }
    // `bodies`, `body`
    let rest = rest.strip_suffix(['i', 'y']).filter(|stem| is_stem(stem)).unwrap_or(rest);
    rest.chars().take(STEM).collect()
}

#[test]
fn words_are_the_same_whatever_their_endings_are() {
    let same = |words: &str| {
        let stems = comparable(words);
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{words}: {stems:?}");
    };
    for words in
        ["hang hanging", "build builds building", "run running", "body bodies", "count counted Counting counts"]
    {
        same(words);
    }
    for words in ["result results", "owner owners", "Größe Größen", "Kosten koste", "temperature temperatures"] {
        same(words);
    }
    for words in ["glass class", "is as", "thing king", "jar jaw", "1990s 1990"] {
        let stems = comparable(words);
        assert_ne!(stems[0], stems[1], "{words}");
    }
}
