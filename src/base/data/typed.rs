//! Readers for the types of settings. Each adds an error if the value has another type. TOML defines the type of each
//! value, so nothing is guessed here.

use super::mistakes::names_secret;
use super::{Field, Fields, Mistakes, Scalar, Value, shown};
use crate::base::Diagnostic;
use crate::base::diagnostic::did_you_mean;
use crate::base::script::with_joined_lines;

/// Text in quotes.
pub fn text(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<String> {
    if let Value::Text(text) = &field.value {
        return Some(with_joined_lines(text).into_owned());
    }
    mistakes.wrong_type(field, "text in quotes");
    None
}

/// Text that `check` accepts. `check` may return it in another form.
pub fn checked<T>(
    mistakes: &mut Mistakes<'_>,
    field: &Field,
    check: impl FnOnce(&str) -> Result<T, Diagnostic>,
) -> Option<T> {
    match check(&text(mistakes, field)?) {
        Ok(value) => Some(value),
        Err(diagnostic) => {
            mistakes.add(diagnostic, &field.value_range);
            None
        }
    }
}

/// `true` or `false`.
pub fn flag(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<bool> {
    if let Some(Scalar::Bool(flag)) = field.value.as_scalar() {
        return Some(flag);
    }
    mistakes.wrong_type(field, "`true` or `false`");
    None
}

/// A whole number above 0.
pub fn count(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<usize> {
    let count = match field.value.as_scalar() {
        Some(Scalar::Int(number)) => usize::try_from(number).ok().filter(|count| *count > 0),
        _ => {
            mistakes.wrong_type(field, "a whole number");
            return None;
        }
    };
    if count.is_none() {
        let message = format!("`{}` must be a whole number above 0", field.key);
        mistakes.add(Diagnostic::error("wrong-type", message), &field.value_range);
    }
    count
}

/// A table.
pub fn table<'f>(mistakes: &mut Mistakes<'_>, field: &'f Field) -> Option<&'f Fields> {
    if let Value::Table(fields) = &field.value {
        return Some(fields);
    }
    mistakes.wrong_type(field, "a table");
    None
}

/// Adds an error for a key that is not one of the `known` keys of its `section`. `otherwise` is the hint if it resembles
/// none of them.
pub fn unknown(mistakes: &mut Mistakes<'_>, field: &Field, section: Option<&str>, known: &[&str], otherwise: &str) {
    let key = shown(&field.key);
    if names_secret(&key) {
        let message = format!("`{key}` looks like a secret, which must not be in this file");
        let hint = "remove it; keys of a store are read from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` in the environment";
        mistakes.add(Diagnostic::error("secret", message).hint(hint), &field.key_range);
        return;
    }
    let message = match section {
        Some(section) => format!("unknown key `{key}` in `{section}`"),
        None => format!("unknown key `{key}`"),
    };
    let hint = match did_you_mean(&key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    };
    mistakes.add(Diagnostic::error("unknown-key", message).hint(hint), &field.key_range);
}
