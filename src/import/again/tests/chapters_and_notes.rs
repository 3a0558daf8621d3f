use super::*;

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
fn a_new_first_slide_is_above_the_heading_of_the_slide_that_was_first() {
    let mut dice = Dice(9);
    let slides: Vec<SlideDraft> = (0..3).map(|_| dice.slide()).collect();
    let new = [dice.slide(), dice.slide()];
    let texts = [
        // How a deck with chapters is drafted, and with a line of dashes more.
        "----\n\n## Why\n\n",
        "About.\n\n----\n\n## Why\n\n",
        "----\n\n----\n\n## Why\n\n",
        "![Mine](me.jpg)\n\nHello\n\n----\n\n## Why\n\n",
    ];
    for text in texts {
        let mut talk = Talk::new(&slides);
        talk.text = talk.text.replacen("----\n\n![w", &format!("{text}![w"), 1);
        let old = talk.text.clone();
        talk.import(&[&new[..], &slides].concat());
        let (above, below) =
            talk.text.split_once("\n\n...\n\n----\n\n## Why\n\n![w").unwrap_or_else(|| panic!("{}", talk.text));
        assert!(above.ends_with("(000b.webp)") && below.contains("(001.webp)\n\n...\n\n!["), "{}", talk.text);
        let is_doubled = |text: &str| text.matches("----\n\n----").count();
        assert_eq!(is_doubled(&talk.text), 0, "{}", talk.text);
        assert_eq!(talk.text.matches("----\n\n").count(), if text.starts_with('!') { 1 } else { 2 }, "{}", talk.text);
        // The chapter of the deck begins with the new slide.
        let mut other = Talk { text: old, ..Talk::new(&slides) };
        let first = SlideDraft { chapter: Some("Why".into()), ..new[0].clone() };
        other.import(&[&[first, new[1].clone()][..], &slides].concat());
        assert!(other.text.contains(&format!("{text}![w")) && other.names().contains(&"000b"), "{}", other.text);
        assert_eq!(other.text.matches("## Why").count(), 1);
    }
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
