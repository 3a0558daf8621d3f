use super::*;

/// What the author wrote, each with the words of the page that it is about.
#[derive(Default)]
struct Written {
    sentences: Vec<(String, String)>,
    /// Times and classes of slides, and alt texts.
    marks: Vec<(String, String)>,
    /// Headings; no longer with the words of a page if that has moved away or is gone.
    chapters: Vec<(String, Option<String>)>,
}

impl Written {
    /// Writes about slides to which nothing like it was written yet.
    fn write(&mut self, round: usize, dice: &mut Dice, talk: &mut Talk) {
        if let Some((at, words)) = pick(dice, talk, |slide| slide.contains("\n\n...\n")) {
            let at = at + talk.text[at..].find("\n...\n").unwrap() + 1;
            let sentence = format!("Sentence {round} stays.");
            talk.text.replace_range(at..at + 3, &sentence);
            self.sentences.push((sentence, words));
        }
        if round.is_multiple_of(2)
            && let Some((at, words)) = pick(dice, talk, |slide| slide.starts_with("![w"))
        {
            let alt = format!("![My words of round {round}]");
            let end = at + talk.text[at..].find("](").unwrap() + 1;
            talk.text.replace_range(at..end, &alt);
            self.marks.push((alt, words));
        }
        if let Some((at, words)) = pick(dice, talk, |_| true) {
            let has_comment = talk.text[..at].ends_with("-->\n");
            let has_heading = talk.text[..at].trim_end().ends_with("my chapter");
            if !has_comment {
                let tag = format!("<!-- slide: time={}:{:02} class=c{round} -->\n", 10 + round, dice.below(60));
                talk.text.insert_str(at, &tag);
                self.marks.push((tag, words.clone()));
            }
            if !round.is_multiple_of(3) && !has_comment && !has_heading {
                let heading = format!("----\n\n## Chapter {round} of my chapter\n");
                talk.text.insert_str(at, &format!("{heading}\n"));
                self.chapters.push((heading, Some(words)));
            }
        }
    }

    /// The page with the words `old` has the words `new` now.
    fn reword(&mut self, old: &str, new: &str) {
        let chapters = self.chapters.iter_mut().filter_map(|(_, words)| words.as_mut());
        let all = self.sentences.iter_mut().chain(&mut self.marks).map(|(_, words)| words).chain(chapters);
        all.filter(|words| *words == old).for_each(|words| new.clone_into(words));
    }

    /// Chapters stay where they are when their first slide moves away or is gone.
    fn forget_chapters_of(&mut self, pictures: &[Vec<u8>]) {
        for (_, first) in &mut self.chapters {
            first.take_if(|words| pictures.iter().any(|picture| picture == words.as_bytes()));
        }
    }

    fn check(&self, talk: &Talk, round: usize) {
        for (sentence, words) in &self.sentences {
            assert_eq!(String::from_utf8_lossy(talk.picture_above(sentence)), *words, "{sentence} in round {round}");
        }
        for (mark, words) in &self.marks {
            assert_eq!(String::from_utf8_lossy(talk.picture_below(mark)), *words, "{mark} in round {round}");
        }
        for (heading, words) in &self.chapters {
            talk.find(heading);
            if let Some(words) = words {
                let picture = String::from_utf8_lossy(talk.picture_below(heading));
                assert_eq!(picture, *words, "{heading} in round {round}\n{}", talk.text);
            }
        }
    }
}

/// A random slide of those wanted: where its image is in the text, and the words of its page. `is_wanted` gets the text from there to
/// the next image.
fn pick(dice: &mut Dice, talk: &Talk, is_wanted: impl Fn(&str) -> bool) -> Option<(usize, String)> {
    let mut starts: Vec<usize> = talk.text.match_indices("![").map(|(at, _)| at).collect();
    starts.push(talk.text.len());
    let wanted: Vec<usize> =
        starts.windows(2).filter(|pair| is_wanted(&talk.text[pair[0]..pair[1]])).map(|pair| pair[0]).collect();
    let at = *wanted.get(dice.below(wanted.len()))?;
    let picture = talk.picture_at(at + talk.text[at..].find("](").unwrap() + 2);
    Some((at, String::from_utf8(picture.to_vec()).unwrap()))
}

/// Inserts, deletes, moves or edits a slide of the deck.
fn change(dice: &mut Dice, slides: &mut Vec<SlideDraft>, written: &mut Written) {
    let at = dice.below(slides.len());
    match dice.below(4) {
        0 => slides.insert(at, dice.slide()),
        1 if slides.len() > 8 => drop(slides.remove(at)),
        2 => {
            let moved = slides.remove(at);
            let to = dice.below(slides.len());
            slides.insert(to, moved);
        }
        _ => {
            // Some words change; it is still the same slide.
            let old = slides[at].words.clone();
            let new = format!("{} {}", old.rsplit_once(' ').map_or("", |(rest, _)| rest), dice.words(1));
            (slides[at].words, slides[at].alt, slides[at].picture) =
                (new.clone(), new.clone(), new.clone().into_bytes());
            written.reword(&old, &new);
        }
    }
}

#[test]
fn fifty_changes_of_a_deck_lose_nothing_that_was_written() {
    for seed in 0..4 {
        let mut dice = Dice(seed);
        let mut slides: Vec<SlideDraft> = (0..20).map(|_| dice.slide()).collect();
        let mut talk = Talk::new(&slides);
        let mut written = Written::default();
        for round in 0..50 {
            written.write(round, &mut dice, &mut talk);
            change(&mut dice, &mut slides, &mut written);
            let files = talk.files.clone();
            let changes = talk.import(&slides);
            let left = changes.moved.iter().chain(&changes.gone).filter_map(|name| files.get(&format!("{name}.webp")));
            let left: Vec<Vec<u8>> = left.cloned().collect();
            written.forget_chapters_of(&left);
            written.check(&talk, round);
            let (text, files) = (talk.text.clone(), talk.files.clone());
            talk.import(&slides);
            assert!(talk.text == text && talk.files == files, "round {round} changes something again");
        }
        let counts = (written.sentences.len(), written.marks.len(), written.chapters.len());
        assert!(counts.0 >= 15 && counts.1 >= 30 && counts.2 >= 5, "{counts:?}");
    }
}
