/// What a picture of a program says about itself.
const AUTOMATIC: &str = "Description automatically generated";

/// What a deck says that a picture shows, if it is words: most are names of files, addresses, or paths on the author's machine.
pub fn description(text: &str) -> Option<String> {
    let text = text.replace(AUTOMATIC, " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let looks_like_a_file = text.contains(['/', '\\']) || text.contains("://") || has_extension(&text);
    (text.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count() >= 2 && !looks_like_a_file)
        .then_some(text)
}

/// `IMG_0012.png`
fn has_extension(text: &str) -> bool {
    let is_extension = |word: &str| {
        let extension = word.rsplit_once('.').map_or("", |(_, extension)| extension);
        (2..=4).contains(&extension.len()) && extension.chars().all(char::is_alphanumeric)
    };
    text.split(' ').any(is_extension)
}

#[test]
fn descriptions_are_words() {
    assert_eq!(description("a jar on a shelf").as_deref(), Some("a jar on a shelf"));
    assert_eq!(description("A cat\n\nDescription automatically generated").as_deref(), Some("A cat"));
    for other in [r"L:\decks\private\WARNING.png", "https://a.example/b c", "Photo 12.jpeg", "WARNING", ""] {
        assert_eq!(description(other), None, "{other}");
    }
}
