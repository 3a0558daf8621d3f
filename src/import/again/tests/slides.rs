use super::*;

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
