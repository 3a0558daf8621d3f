use std::collections::BTreeMap;

use serde::Serialize;

/// A word of the interface, in `words`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum WordView {
    /// The text.
    Text(String),
    /// Forms for numbers.
    Counted(CountedView),
}

/// A word with forms for numbers: `{{ 12 | counted(word=words.slides) }}`.
#[derive(Clone, Debug, Serialize)]
pub struct CountedView {
    /// The BCP 47 tag of the language whose rules choose among the forms.
    pub lang: String,
    /// The form for each plural category: `one`, `other` and so on.
    #[serde(flatten)]
    pub forms: BTreeMap<&'static str, String>,
    /// Both as JSON, for scripts.
    pub json: String,
}
