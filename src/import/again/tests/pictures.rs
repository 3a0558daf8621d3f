use super::*;

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
