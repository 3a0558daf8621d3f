//! The filter `counted` for templates: a number with its word.

use tera::{Kwargs, Map, State, TeraResult, Value};

use crate::site::words::category;

/// The form of the word `word` for a number, which is in the place of `{n}`: `{{ 12 | counted(word=words.slides) }}`.
///
/// # Errors
/// If the value is not a whole number from 0, or `word` has no forms.
pub fn counted(number: u64, kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let word = kwargs.must_get::<&Map>("word")?;
    let text = |key: &'static str| word.get(&tera::value::Key::Str(key)).and_then(Value::as_str);
    let form = text(category(text("lang").unwrap_or_default(), number).name()).or_else(|| text("other"));
    Ok(form.unwrap_or("{n}").replace("{n}", &number.to_string()))
}
