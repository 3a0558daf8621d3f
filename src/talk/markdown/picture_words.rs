use super::Play;

/// What the words in the alt text of a picture say about it, in the language of a deck's tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureWords {
    /// The alt text without them.
    pub alt: String,
    /// How much of the width it takes, in per cent.
    pub width: Option<u8>,
    /// How it plays, if it is a film.
    pub play: Play,
}

/// `50%`.
pub fn percent(word: &str) -> Option<u8> {
    word.strip_suffix('%')?.parse().ok().filter(|percent| (1..=100).contains(percent))
}
