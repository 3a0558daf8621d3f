use crate::base::data::typed::table;
use crate::base::data::{Field, Mistakes, Value};
use crate::site::words::{OwnWords, Word};
use crate::talk::meta::lang;

/// The words in the table that is the value of `section`. A table in it with the tag of a language has words of that language.
pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> OwnWords {
    let mut found = OwnWords::default();
    for field in table(mistakes, section).into_iter().flatten() {
        match &field.value {
            Value::Table(words) if Word::find(&field.key).is_none() && is_language(&field.key) => {
                let of_language = found.of.entry(field.key.to_ascii_lowercase()).or_default();
                let name = format!("{}.{}", section.key, field.key);
                words.iter().for_each(|word| of_language.read_word(mistakes, word, &name));
            }
            _ => found.of_site.read_word(mistakes, field, &section.key),
        }
    }
    found
}

/// Whether a key is the tag of a language. Longer ones are misspelt words.
fn is_language(key: &str) -> bool {
    lang::is_language_tag(key) && key.split('-').next().is_some_and(|first| matches!(first.len(), 2 | 3))
}
