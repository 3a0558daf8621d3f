use std::ops::Range;

use super::align::align;
use super::timed_word::timed_words;
use super::word_numbers::WordNumbers;
use crate::talk::captions::Captions;

/// When each paragraph of the transcripts is said in a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphTimes {
    /// For each paragraph of each slide its moment in milliseconds, if enough of its words are in the captions.
    pub moments: Vec<Vec<Option<u64>>>,
    /// The number of words of the paragraphs.
    pub words: usize,
    /// How many of them are in the captions.
    pub found: usize,
}

/// How many of 100 words of a paragraph, and of all together, must be in the captions.
const MIN_FOUND: usize = 60;

/// Slides change a little before or after their words, by so many milliseconds.
const MARGIN: i64 = 4000;

/// A paragraph begins with a word that is so near to its next, in words of the captions.
const NEAR: usize = 5;

/// The words of some slides, and for each paragraph its slide, its index there, and where it ends among the words.
fn words_of(
    slides: Range<usize>,
    paragraphs: &[Vec<String>],
    numbers: &mut WordNumbers,
) -> (Vec<u32>, Vec<(usize, usize, usize)>) {
    let (mut words, mut ends) = (Vec::new(), Vec::new());
    for slide in slides {
        for (n, text) in paragraphs[slide].iter().enumerate() {
            numbers.of(text, |number| words.push(number));
            ends.push((slide, n, words.len()));
        }
    }
    (words, ends)
}

impl ParagraphTimes {
    /// Finds the paragraphs of each slide in `captions`, in order, while the slide is shown. `moments` are those of the slides in
    /// milliseconds: later slides have later ones. A slide without one is shown with the slide before.
    pub fn find(captions: &Captions, moments: &[Option<i64>], paragraphs: &[Vec<String>]) -> ParagraphTimes {
        let mut numbers = WordNumbers::default();
        let (mut heard, mut starts) = (Vec::new(), Vec::new());
        for word in timed_words(captions) {
            numbers.of(word.text, |number| {
                heard.push(number);
                starts.push(i64::try_from(word.start).unwrap_or(i64::MAX));
            });
        }
        // Cues that overlap: the earliest start of each word and those after it.
        for at in (1..starts.len()).rev() {
            starts[at - 1] = starts[at - 1].min(starts[at]);
        }
        let mut said = ParagraphTimes {
            moments: paragraphs.iter().map(|all| vec![None; all.len()]).collect(),
            ..ParagraphTimes::default()
        };
        let timed: Vec<(usize, i64)> =
            moments.iter().enumerate().filter_map(|(at, moment)| Some((at, (*moment)?))).collect();
        for (n, (first, moment)) in timed.iter().enumerate() {
            let (next, end) = timed.get(n + 1).copied().unwrap_or((paragraphs.len(), i64::MAX));
            let (words, ends) = words_of(*first..next.min(paragraphs.len()), paragraphs, &mut numbers);
            let within = |margin: i64| {
                let from = if *first == 0 { i64::MIN } else { moment.saturating_sub(margin) };
                let until = end.saturating_add(margin);
                let start = starts.partition_point(|start| *start < from);
                let range = start..starts.partition_point(|start| *start < until).max(start);
                let pairs = align(&heard[range], &words).into_iter();
                pairs.map(|pair| pair.map(|at| (starts[start + at], start + at))).collect::<Vec<_>>()
            };
            let found = |pairs: &[Option<(i64, usize)>]| pairs.iter().flatten().count();
            let mut pairs = within(0);
            // Most words are said while their slide is shown. If many are not, they may be said a little before or after.
            if found(&pairs) * 10 < words.len() * 9 {
                let more = within(MARGIN);
                if found(&more) * 20 > found(&pairs) * 20 + words.len() * 2 {
                    pairs = more;
                }
            }
            said.add(&pairs, &ends);
        }
        said.finish();
        said
    }

    /// Adds the paragraphs that end at `ends` of words, of which `pairs` are in the captions: when, and at which word there.
    fn add(&mut self, pairs: &[Option<(i64, usize)>], ends: &[(usize, usize, usize)]) {
        self.words += pairs.len();
        self.found += pairs.iter().flatten().count();
        let mut from = 0;
        for (slide, n, end) in ends {
            let found: Vec<(i64, usize)> = pairs[from..*end].iter().flatten().copied().collect();
            if !found.is_empty() && found.len() * 100 >= (end - from) * MIN_FOUND {
                let near = found.windows(2).find(|two| two[1].1 - two[0].1 <= NEAR).map(|two| two[0]);
                self.moments[*slide][*n] = u64::try_from(near.unwrap_or(found[0]).0).ok();
            }
            from = *end;
        }
    }

    /// Moments never go back, and there are none if these are the captions of something else.
    fn finish(&mut self) {
        let is_enough = self.is_enough();
        let mut last = 0;
        for moment in self.moments.iter_mut().flatten() {
            *moment = moment.filter(|_| is_enough).map(|moment| moment.max(last));
            last = moment.unwrap_or(last);
        }
    }

    /// Whether these are the captions of the same talk, as far as its words tell.
    pub fn is_enough(&self) -> bool {
        self.found * 100 >= self.words * MIN_FOUND
    }

    /// Whether no paragraph has a moment.
    pub fn is_empty(&self) -> bool {
        self.moments.iter().flatten().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    fn captions(lines: &[(u32, &str)]) -> Captions {
        let cue = |(at, text): &(u32, &str)| format!("00:{at:02}.000 --> 00:{:02}.000\n{text}\n\n", at + 2);
        let text = format!("WEBVTT\n\n{}", lines.iter().map(cue).collect::<String>());
        Captions::read(&SitePath::new("a.vtt").unwrap(), text.as_bytes()).unwrap()
    }

    fn texts(slides: &[&[&str]]) -> Vec<Vec<String>> {
        slides.iter().map(|texts| texts.iter().map(|text| (*text).to_owned()).collect()).collect()
    }

    #[test]
    fn paragraphs_get_the_moments_of_their_words() {
        let captions = captions(&[
            (1, "so the sea the sea is cold"),
            (5, "it is also wide"),
            (20, "a second slide and its ＷＯＲＤＳ"),
            (30, "海は広い"),
        ]);
        let slides = texts(&[
            &["The sea is cold.", "Nobody ever said this on any day.", "It’s also wide."],
            &["“A second slide” – and its words!"],
            &["海は、広い。"],
        ]);
        let said = ParagraphTimes::find(&captions, &[Some(0), Some(20_000), None], &slides);
        assert_eq!(said.moments[0][1], None);
        assert_eq!(said.moments[0][2], Some(5_750));
        assert_eq!(said.moments[1], [Some(20_000)]);
        assert_eq!(said.moments[2], [Some(30_000)]);
        assert!(said.moments[0][0].is_some_and(|moment| (1_000..3_000).contains(&moment)));
    }

    #[test]
    fn captions_of_something_else_give_nothing() {
        let captions = captions(&[(1, "the sea is cold"), (5, "one two three four five six")]);
        let slides = texts(&[&["The sea is cold.", "Seven eight nine ten eleven twelve thirteen."]]);
        let said = ParagraphTimes::find(&captions, &[Some(0)], &slides);
        assert!(said.is_empty());
        assert_eq!((said.words, said.found), (11, 4));
        // Without times, nothing is found.
        assert_eq!(ParagraphTimes::find(&captions, &[None], &slides).words, 0);
    }
}
