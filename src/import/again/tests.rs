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

    /// The picture above the words `said`.
    fn picture_above(&self, said: &str) -> &[u8] {
        let at = self.text.find(said).unwrap_or_else(|| panic!("{said} is lost:\n{}", self.text));
        let mark = self.text[..at].rfind("](").unwrap() + 2;
        let name = &self.text[mark..mark + self.text[mark..].find(')').unwrap()];
        self.files.get(name).unwrap_or_else(|| panic!("{name} is missing"))
    }
}

#[test]
fn the_same_deck_changes_nothing() {
    let mut dice = Dice(1);
    let slides: Vec<SlideDraft> = (0..5).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    let text = talk.text.clone();
    let changes = talk.import(&slides);
    assert_eq!((&talk.text, changes.pictures.len(), changes.removed.len()), (&text, 0, 0));
    assert_eq!(talk.record, Record::of_draft(&draft(&slides)));
}

#[test]
fn a_picture_that_is_used_elsewhere_or_edited_stays() {
    let mut dice = Dice(3);
    let mut slides: Vec<SlideDraft> = (0..5).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    talk.text = talk.text.replacen("---\n\n", "headerimage: 003.webp\n---\n\n", 1);
    talk.edited = vec!["004.webp".into()];
    let old = talk.files["004.webp"].clone();
    slides.remove(2);
    slides[2].picture = b"other".to_vec();
    let changes = talk.import(&slides);
    assert_eq!(
        (changes.gone, changes.still_used, changes.removed.len()),
        (vec!["003".into()], vec!["003.webp".into()], 0)
    );
    assert_eq!((changes.edited, &talk.files["004.webp"]), (vec!["004.webp".to_owned()], &old));
    talk.edited.clear();
    talk.import(&slides);
    assert_eq!(talk.files["004.webp"], b"other");
}

#[test]
fn the_end_of_a_talk_may_be_a_space_of_any_kind() {
    let mut dice = Dice(4);
    let slides: Vec<SlideDraft> = (0..3).map(|_| dice.slide()).collect();
    for space in ["\u{a0}", "\u{3000}", " ", ""] {
        let mut talk = Talk::new(&slides);
        let at = talk.text.rfind("\n![").unwrap();
        let before = talk.text[..at].rfind("...").unwrap();
        talk.text.replace_range(before..before + 3, &format!("Hello{space}"));
        talk.import(&slides[..2]);
        assert!(talk.text.ends_with(&format!("Hello{space}\n")), "{:?}", talk.text);
    }
}

#[test]
fn only_the_address_of_an_image_is_changed() {
    let mut dice = Dice(5);
    let mut slides: Vec<SlideDraft> = (0..2).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    talk.text = talk.text.replacen("(001.webp)", "(001.webp \"like 001.webp\")", 1);
    slides[0].extension = "jpg".into();
    talk.import(&slides);
    assert!(talk.text.contains("(001.jpg \"like 001.webp\")"), "{}", talk.text);
}

#[test]
fn names_stay_and_new_slides_get_letters() {
    let mut dice = Dice(2);
    let mut slides: Vec<SlideDraft> = (0..5).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    slides.insert(2, dice.slide());
    slides.insert(3, dice.slide());
    assert_eq!(talk.import(&slides).new, ["002a", "002b"]);
    assert_eq!(talk.names(), ["001", "002", "002a", "002b", "003", "004", "005"]);
    let last = slides.remove(6);
    slides.insert(0, last);
    assert_eq!(talk.import(&slides).moved, ["005"]);
    assert_eq!(talk.names(), ["005", "001", "002", "002a", "002b", "003", "004"]);
    slides.remove(1);
    assert_eq!(talk.import(&slides).gone, ["001"]);
    slides[3] = dice.slide();
    assert_eq!(talk.import(&slides).changed, ["002b"], "a new slide alone in the place of another takes its name");
    assert_eq!(talk.names(), ["005", "002", "002a", "002b", "003", "004"]);
    assert!(talk.text.ends_with("...\n") && !talk.text.contains("\n\n\n"), "{}", talk.text);
}

#[test]
fn what_the_author_wrote_is_kept() {
    let mut dice = Dice(3);
    let mut slides: Vec<SlideDraft> = (0..4).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    let alt = slides[1].alt.clone();
    talk.text = talk.text.replace(&format!("![{alt}]"), "![My own words]");
    talk.text = talk.text.replacen("(003.webp)\n\n...", "(003.webp)\n\nI said this.", 1);
    let own = "![Mine](own/photo.jpg)\n\nAbout me.\n\n";
    let at = talk.text.find("![").unwrap();
    talk.text.insert_str(at, own);
    let removed = talk.text.find(&format!("![{}", slides[3].alt)).unwrap();
    talk.text.truncate(removed);
    talk.text = talk.text.replace("https://bread.example", "https://mine.example");
    for slide in &mut slides {
        slide.alt.push_str(" more");
        slide.words.push_str(" more");
        slide.picture.push(0);
    }
    slides.remove(2);
    let changes = talk.import(&slides);
    assert_eq!((changes.stale_alts, changes.kept), (vec!["002".to_owned()], vec![("003".to_owned(), 3)]));
    assert_eq!(changes.new_links.len(), 1);
    assert_eq!(talk.names(), ["own/photo", "001", "002", "003"], "{}", talk.text);
    assert!(talk.text.contains("![My own words](002.webp)") && talk.text.contains("more](001.webp)"), "{}", talk.text);
    assert!(talk.text.contains("I said this.") && talk.text.contains(own) && talk.text.contains("mine.example"));
}

#[test]
fn an_image_in_html_is_changed_too() {
    let mut dice = Dice(4);
    let mut slides: Vec<SlideDraft> = (0..2).map(|_| dice.slide()).collect();
    slides[0].alt = "Tom & \"Jerry\"".into();
    let mut talk = Talk::new(&slides);
    let written = "![Tom & \"Jerry\"](001.webp)";
    assert!(talk.text.contains(written), "{}", talk.text);
    talk.text = talk.text.replace(written, "<img class='shot' src=\"001.webp\" alt=\"Tom &amp; &quot;Jerry&quot;\">");
    slides[0].alt = "Tom < Jerry".into();
    (slides[0].picture, slides[0].extension) = (b"other".to_vec(), "jpg".into());
    let changes = talk.import(&slides);
    assert_eq!((changes.removed, changes.stale_alts.len()), (vec!["001.webp".to_owned()], 0), "{}", talk.text);
    assert!(talk.text.contains("<img class='shot' src=\"001.jpg\" alt=\"Tom &lt; Jerry\">"), "{}", talk.text);
}

#[test]
fn new_chapters_are_added_and_others_named() {
    let mut dice = Dice(6);
    let mut slides: Vec<SlideDraft> = (0..4).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    let old = talk.text.clone();
    talk.text =
        talk.text.replacen(&format!("![{}]", slides[3].alt), &format!("----\n\n## Mine\n\n![{}]", slides[3].alt), 1);
    (slides[0].chapter, slides[2].chapter, slides[3].chapter) =
        (Some("Why".into()), Some("How & *what*".into()), Some("Mine".into()));
    slides.insert(2, SlideDraft { chapter: Some("New".into()), ..dice.slide() });
    let changes = talk.import(&slides);
    let added: Vec<(&str, &str)> = changes.new_chapters.iter().map(|(t, n)| (t.as_str(), n.as_str())).collect();
    assert_eq!(added, [("Why", "001"), ("New", "002a"), ("How & *what*", "003")]);
    assert!(changes.other_chapters.is_empty(), "{:?}", changes.other_chapters);
    let marks = |heading: &str, name: &str| {
        let slide = talk.text.find(&format!("]({name}.webp)")).unwrap();
        let at = talk.text[..slide].rfind("----\n\n## ").unwrap();
        assert!(talk.text[at..slide].starts_with(&format!("----\n\n## {heading}\n\n![")), "{}", talk.text);
    };
    marks("Why", "001");
    marks("New", "002a");
    marks("How & \\*what\\*", "003");
    marks("Mine", "004");
    assert!(talk.text.contains("\n----\n\n## Why") && !talk.text.contains("----\n\n----"), "{}", talk.text);
    // Without the headings, it is the old text with one slide more.
    assert_eq!(talk.text.matches("](").count(), old.matches("](").count() + 1);
    let text = talk.text.clone();
    talk.import(&slides);
    assert_eq!(talk.text, text);
    (slides[0].chapter, slides[2].chapter) = (None, Some("Else".into()));
    slides[3].chapter = None;
    slides[1].chapter = Some("How & *what*".into());
    let changes = talk.import(&slides);
    let named: Vec<&str> = changes.other_chapters.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!((named, &talk.text), (vec!["001", "002", "002a", "003"], &text));
}

#[test]
fn other_notes_of_the_deck_are_named() {
    let mut dice = Dice(7);
    let mut slides: Vec<SlideDraft> = (0..3).map(|_| dice.slide()).collect();
    slides[0].notes = vec!["Hello".into()];
    slides[1].notes = vec!["One".into(), "two".into()];
    let mut talk = Talk::new(&slides);
    let text = talk.text.clone();
    slides[1].notes = vec!["Other".into()];
    slides[2].notes = vec!["New".into()];
    let changes = talk.import(&slides);
    assert_eq!((changes.other_notes, &talk.text), (vec!["002".to_owned(), "003".to_owned()], &text));
    assert!(talk.import(&slides).other_notes.is_empty());
}

/// Without the PowerPoint file or the text that it had the last time, an import changes nothing that came from there.
#[test]
fn what_another_file_said_stays_without_it() {
    let mut dice = Dice(8);
    let mut slides: Vec<SlideDraft> = (0..3).map(|_| dice.slide()).collect();
    slides[0].notes = vec!["Hello".into()];
    slides[1].chapter = Some("Why".into());
    let mut first = draft(&slides);
    first.sources.push("jars.pptx".into());
    first.links.push(("Rye".into(), "https://rye.example".into()));
    let mut talk = Talk::new(&slides);
    (talk.text, talk.record) = (document(&first), Record::of_draft(&first));
    let (text, record) = (talk.text.clone(), talk.record.clone());
    slides[0].notes.clear();
    slides[1].chapter = None;
    (slides[2].alt, slides[2].words) = (String::new(), String::new());
    let changes = talk.import(&slides);
    assert_eq!((&talk.text, &talk.record), (&text, &record));
    assert_eq!((changes.unread, changes.other_notes.len()), (vec!["jars.pptx".to_owned()], 0));
    let mut third = draft(&slides);
    third.links.push(("Salt".into(), "https://salt.example".into()));
    talk.import_draft(&third);
    assert!(
        talk.text.contains("rye.example\"\n  - title: \"Salt\"\n    url: \"https://salt.example\"\n---"),
        "{}",
        talk.text
    );
    // A picture that is other now has another description.
    slides[2].picture = b"other".to_vec();
    assert_eq!(talk.import(&slides).stale_alts, ["003"]);
}

#[test]
fn fifty_changes_of_a_deck_lose_no_sentence() {
    let mut dice = Dice(5);
    let mut slides: Vec<SlideDraft> = (0..20).map(|_| dice.slide()).collect();
    let mut talk = Talk::new(&slides);
    // What the author said, and the words of the page that it is about.
    let mut said: Vec<(String, String)> = Vec::new();
    for round in 0..50 {
        if let Some(at) = talk.text.find("\n\n...\n") {
            let mark = talk.text[..at].rfind("](").unwrap() + 2;
            let name = talk.text[mark..at].trim_end_matches(')').to_owned();
            let words = String::from_utf8(talk.files[&name].clone()).unwrap();
            let sentence = format!("Sentence {round} stays.");
            talk.text.replace_range(at + 2..at + 5, &sentence);
            said.push((sentence, words));
        }
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
                said.iter_mut().filter(|(_, words)| *words == old).for_each(|(_, words)| words.clone_from(&new));
            }
        }
        talk.import(&slides);
        for (sentence, words) in &said {
            assert_eq!(String::from_utf8_lossy(talk.picture_above(sentence)), *words, "{sentence} in round {round}");
        }
        let (text, files) = (talk.text.clone(), talk.files.clone());
        talk.import(&slides);
        assert!(talk.text == text && talk.files == files, "round {round} changes something again");
    }
    assert!(said.len() >= 15, "{}", said.len());
}
