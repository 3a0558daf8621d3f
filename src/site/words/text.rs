use std::collections::BTreeMap;

use crate::base::Diagnostic;
use crate::base::data::typed::text;
use crate::base::data::{Field, Fields, Mistakes, Value, shown};
use crate::base::diagnostic::did_you_mean;
use crate::site::words::{Category, Word};

/// What one language prints for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same everywhere.
    Plain(String),
    /// A form for each plural category that differs from `other`, which is always there.
    Counted(BTreeMap<Category, String>),
}

impl Text {
    /// Reads the value of `word` in a file.
    pub fn read(mistakes: &mut Mistakes<'_>, word: &Word, field: &Field) -> Option<Text> {
        match &field.value {
            Value::Table(fields) if word.is_counted => read_forms(mistakes, word, field, fields),
            Value::Text(text) if word.is_counted => {
                word.warn_if_lost(mistakes, text, &field.value_range);
                Some(Text::Counted([(Category::Other, text.clone())].into()))
            }
            _ if word.is_counted => {
                mistakes.wrong_type(field, "a table of plural forms, such as `{ one = \"…\", other = \"…\" }`");
                None
            }
            _ => {
                let text = text(mistakes, field)?;
                word.warn_if_lost(mistakes, &text, &field.value_range);
                Some(Text::Plain(text))
            }
        }
    }
}

fn read_forms(mistakes: &mut Mistakes<'_>, word: &Word, field: &Field, fields: &Fields) -> Option<Text> {
    let mut forms = BTreeMap::new();
    for form in fields {
        let Some(category) = Category::find(&form.key) else {
            unknown_form(mistakes, word, form);
            continue;
        };
        let Some(text) = text(mistakes, form) else { continue };
        // Languages leave out the number where a form is for one number alone: "one slide".
        if matches!(category, Category::Few | Category::Many | Category::Other) {
            word.warn_if_lost(mistakes, &text, &form.value_range);
        }
        forms.insert(category, text);
    }
    if fields.get("other").is_none() {
        let message = format!("`{}` has no form `other`", word.key);
        let hint = "add `other = \"…\"`, which is used for all numbers without a form of their own";
        mistakes.add(Diagnostic::error("no-other-form", message).hint(hint), &field.value_range);
        return None;
    }
    Some(Text::Counted(forms))
}

fn unknown_form(mistakes: &mut Mistakes<'_>, word: &Word, form: &Field) {
    let names = Category::ALL.map(Category::name);
    let message = format!("unknown plural form `{}` in `{}`", shown(&form.key), word.key);
    let near = did_you_mean(&form.key, names).map(|near| format!("did you mean `{near}`?"));
    let known = format!("the plural categories are {}", names.map(|name| format!("`{name}`")).join(", "));
    mistakes.add(Diagnostic::error("unknown-key", message).maybe_hint(near).hint(known), &form.key_range);
}
