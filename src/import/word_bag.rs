use std::collections::BTreeMap;

use super::words::words;

/// The words of a text, each as often as it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordBag<'a>(BTreeMap<&'a str, usize>);

impl<'a> WordBag<'a> {
    /// The words of `text`.
    pub fn of(text: &'a str) -> WordBag<'a> {
        let mut bag = BTreeMap::new();
        for word in words(text) {
            *bag.entry(word).or_default() += 1;
        }
        WordBag(bag)
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of words.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// How many words both have.
    pub fn common(&self, other: &WordBag<'_>) -> usize {
        self.0.iter().map(|(word, n)| other.0.get(word).map_or(0, |m| *n.min(m))).sum()
    }

    /// The share of their words that both have, between 0 and 1; 0 if there are none.
    pub fn dice(&self, other: &WordBag<'_>) -> f32 {
        let all = self.count() + other.count();
        if all == 0 { 0.0 } else { 2.0 * self.common(other) as f32 / all as f32 }
    }
}
