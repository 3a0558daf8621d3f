use std::borrow::Cow;

use crate::site::words::{Category, Text, category};

/// A word as the pages of one language print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedWord {
    /// The text.
    pub text: Text,
    /// The tag of the language that it is in, whose rules choose among its forms.
    pub lang: String,
}

impl ResolvedWord {
    /// The text; of a counted word the form for most numbers.
    pub fn plain(&self) -> &str {
        match &self.text {
            Text::Plain(text) => text,
            Text::Counted(forms) => forms.get(&Category::Other).map_or("", String::as_str),
        }
    }

    /// The text for the number `n`, which is in the place of `{n}`.
    pub fn counted(&self, n: u64) -> String {
        let form = match &self.text {
            Text::Plain(text) => Cow::Borrowed(text.as_str()),
            Text::Counted(forms) => {
                Cow::Borrowed(forms.get(&category(&self.lang, n)).map_or_else(|| self.plain(), String::as_str))
            }
        };
        form.replace("{n}", &n.to_string())
    }
}
