use crate::base::Date;
use crate::site::words::{DateFormat, ResolvedWord, WORDS, Word};

/// All words of one language, and how it writes dates.
#[derive(Debug)]
pub struct Language {
    /// The BCP 47 tag.
    pub tag: String,
    /// In the order of [`WORDS`].
    words: Vec<ResolvedWord>,
    dates: DateFormat,
}

impl Language {
    /// The language with the tag `tag`. `word` finds each of its words.
    pub fn new(tag: &str, word: impl Fn(&Word) -> ResolvedWord) -> Language {
        let words = WORDS.iter().map(word).collect();
        Language { tag: tag.to_owned(), words, dates: DateFormat::of(tag) }
    }

    /// The word for `key`; of a counted one the form for most numbers.
    pub fn word(&self, key: &str) -> &str {
        Word::position(key).map_or("", |at| self.words[at].plain())
    }

    /// The word for `key` with the number `n`: `3 slides`.
    pub fn counted(&self, key: &str, n: u64) -> String {
        Word::position(key).map_or_else(String::new, |at| self.words[at].counted(n))
    }

    /// All words by their keys.
    pub fn words(&self) -> impl Iterator<Item = (&'static str, &ResolvedWord)> {
        WORDS.iter().map(|word| word.key).zip(&self.words)
    }

    /// A day, month or year as this language writes it.
    pub fn date(&self, date: Date) -> String {
        self.dates.write(date)
    }
}
