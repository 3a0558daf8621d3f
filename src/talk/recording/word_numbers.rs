use std::collections::HashMap;

use super::bare_words::bare_words;

/// A number for each different word of some texts, by which they are compared.
#[derive(Default)]
pub struct WordNumbers {
    known: HashMap<String, u32>,
}

impl WordNumbers {
    /// Gives the number of each word of `text`.
    pub fn of(&mut self, text: &str, mut each: impl FnMut(u32)) {
        bare_words(text, |word| {
            let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX - 1);
            let number = match self.known.get(word) {
                Some(number) => *number,
                None => *self.known.entry(word.to_owned()).or_insert(next),
            };
            each(number);
        });
    }
}
