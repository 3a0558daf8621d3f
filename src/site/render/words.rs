use std::collections::BTreeMap;

use serde_json::json;

use crate::site::render::view::{CountedView, WordView};
use crate::site::words::{Language, ResolvedWord, Text};

/// The words of a language as templates see them, by their keys.
pub fn view(language: &Language) -> BTreeMap<&'static str, WordView> {
    language.words().map(|(key, word)| (key, word_view(word))).collect()
}

fn word_view(word: &ResolvedWord) -> WordView {
    match &word.text {
        Text::Plain(text) => WordView::Text(text.clone()),
        Text::Counted(forms) => {
            let forms: BTreeMap<_, _> = forms.iter().map(|(category, form)| (category.name(), form.clone())).collect();
            let mut all = json!(forms);
            all["lang"] = json!(word.lang);
            WordView::Counted(CountedView { lang: word.lang.clone(), forms, json: all.to_string() })
        }
    }
}
