mod chapters_and_notes;
mod pictures;
mod random;
mod slides;

use std::collections::HashMap;

use crate::base::{Date, SitePath};
use crate::import::again::{Changes, plan};
use crate::import::choices::Choices;
use crate::import::draft::Draft;
use crate::import::record::Record;
use crate::import::slide_draft::SlideDraft;
use crate::import::thumbnail::Thumbnail;
use crate::import::write::document;

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    fn words(&mut self, n: usize) -> String {
        (0..n).map(|_| format!("w{}", self.below(1_000_000))).collect::<Vec<_>>().join(" ")
    }

    fn slide(&mut self) -> SlideDraft {
        let words = self.words(8);
        let grey = (0..16).map(|_| (self.below(16) * 17) as u8).collect();
        let thumbnail = Thumbnail::new(4, grey);
        SlideDraft {
            name: String::new(),
            extension: "webp".into(),
            picture: words.clone().into_bytes(),
            alt: words.clone(),
            notes: Vec::new(),
            time: None,
            chapter: None,
            words,
            pages: vec![1],
            thumbnail,
        }
    }
}

/// The draft of a talk with these slides.
fn draft(slides: &[SlideDraft]) -> Draft {
    let named = |(n, slide): (usize, &SlideDraft)| SlideDraft { name: format!("{:03}", n + 1), ..slide.clone() };
    Draft {
        title: "Nine jars".into(),
        title_is_guess: false,
        date: Date::new(2026, 5, 14).unwrap(),
        slug: "nine-jars".into(),
        slides: slides.iter().enumerate().map(named).collect(),
        links: vec![("Bread".into(), "https://bread.example".into())],
        dropped_links: 0,
        choices: Choices::default(),
        running: Vec::new(),
        deck: None,
        sources: vec!["jars.pdf".into()],
    }
}

/// A talk on a disk that is not there.
struct Talk {
    text: String,
    record: Record,
    files: HashMap<String, Vec<u8>>,
    edited: Vec<String>,
}

impl Talk {
    fn new(slides: &[SlideDraft]) -> Talk {
        let draft = draft(slides);
        let files = draft.slides.iter().map(|slide| (slide.file(), slide.picture.clone())).collect();
        Talk { text: document(&draft), record: Record::of_draft(&draft), files, edited: Vec::new() }
    }

    fn import(&mut self, slides: &[SlideDraft]) -> Changes {
        self.import_draft(&draft(slides))
    }

    fn import_draft(&mut self, draft: &Draft) -> Changes {
        let names: Vec<String> = self.files.keys().cloned().collect();
        let path = SitePath::new("content/talks/jars/index.md").unwrap();
        let changes = plan(&path, &self.text, &self.record, draft, (&names, &self.edited));
        changes.removed.iter().for_each(|name| drop(self.files.remove(name)));
        self.files.extend(changes.pictures.clone());
        self.text.clone_from(&changes.text);
        self.record = Record::read(&changes.record).unwrap();
        changes
    }

    /// The names of the slides, in the order of the text.
    fn names(&self) -> Vec<&str> {
        self.text.match_indices("](").filter_map(|(at, _)| self.text[at + 2..].split('.').next()).collect()
    }

    /// Where `text` is, which occurs once.
    fn find(&self, text: &str) -> usize {
        assert_eq!(self.text.matches(text).count(), 1, "{text} in\n{}", self.text);
        self.text.find(text).unwrap()
    }

    /// The picture above the words `said`.
    fn picture_above(&self, said: &str) -> &[u8] {
        self.picture_at(self.text[..self.find(said)].rfind("](").unwrap() + 2)
    }

    /// The picture of the first image after `text`, or of which `text` is the alt text.
    fn picture_below(&self, text: &str) -> &[u8] {
        let at = self.find(text);
        self.picture_at(at + self.text[at..].find("](").unwrap() + 2)
    }

    fn picture_at(&self, mark: usize) -> &[u8] {
        let name = &self.text[mark..mark + self.text[mark..].find(')').unwrap()];
        self.files.get(name).unwrap_or_else(|| panic!("{name} is missing"))
    }
}
