//! Readers for the types keys have. Each adds an error where the value is of another type, and gives `None` for that
//! as for a value that is empty.

use super::choice::Choice;
use super::leniency::OTHER_FORM;
use super::{list, plain_meaning};
use crate::base::data::{Field, Mistakes, Spanned, Value, shown};
use crate::base::date;
use crate::base::diagnostic::did_you_mean;
use crate::base::script::with_joined_lines;
use crate::base::url::{is_dangerous, scheme};
use crate::base::{Date, Diagnostic};

/// Text as written, less blanks around it.
pub(super) fn text(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    scalar(mistakes, field, "text")
}

/// The text of a scalar, which the key takes for `expected`. A value in another form with a plain meaning is read and
/// reported as [`OTHER_FORM`].
fn scalar(mistakes: &mut Mistakes<'_>, field: &Field, expected: &str) -> Option<Spanned<String>> {
    match field.value.as_text().map(str::trim) {
        Some("") => None,
        Some(text) => Some(Spanned::new(with_joined_lines(text).into_owned(), field.value_range.clone())),
        None => {
            let meaning = if expected == ADDRESS { plain_meaning::address } else { plain_meaning::text };
            let found = meaning(&field.value, &field.value_range);
            let message = format!("`{}` must be {expected}, but is {}", field.key, field.value.kind());
            let kind = if found.is_some() { OTHER_FORM } else { "wrong-type" };
            mistakes.add(Diagnostic::error(kind, message), &field.value_range);
            found.map(|(text, range)| Spanned::new(text, range))
        }
    }
}

/// What a path or URL is called in messages.
const ADDRESS: &str = "a path or URL";

/// A path or URL that runs no script.
pub(super) fn url(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let url = scalar(mistakes, field, ADDRESS)?;
    if is_dangerous(&url) {
        mistakes.add(dangerous_url(&url), &url.range);
        return None;
    }
    Some(url)
}

/// The address of a recording or its captions: a path, or a URL that readers can open.
pub(super) fn media_url(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let url = url(mistakes, field)?;
    let Some(scheme) = scheme(&url).filter(|scheme| !matches!(scheme.as_str(), "http" | "https" | "data")) else {
        return Some(url);
    };
    let message = format!("`{}` is left out: nobody else can open an address that begins with `{scheme}:`", field.key);
    let warning = Diagnostic::warning("local-address", message);
    mistakes.add(warning.hint("write the path of a file of the site, or an `https://` address"), &url.range);
    None
}

/// The error for a URL that would run a script.
pub fn dangerous_url(url: &str) -> Diagnostic {
    Diagnostic::error("dangerous-url", format!("`{}` could run a script in the reader's browser", shown(url)))
        .hint("use the address of a page or file")
}

/// A day that exists. A date in another form is read and reported as [`OTHER_FORM`].
pub(super) fn date(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<Date>> {
    let written = scalar(mistakes, field, "a date")?;
    let date = Date::parse(&written);
    let other = date.or_else(|| Date::parse_english(&written));
    if date.is_none() {
        let kind = if other.is_some() { OTHER_FORM } else { "date" };
        let message = format!("`{}` is not a date", shown(&written));
        mistakes.add(Diagnostic::error(kind, message).hint(date::EXPECTED), &written.range);
    }
    other.map(|date| Spanned::new(date, written.range))
}

/// Minutes.
pub(super) fn duration(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<u32>> {
    let written = scalar(mistakes, field, "minutes")?;
    let minutes = super::duration::minutes(&written);
    if minutes.is_none() {
        let message = format!("`{}` is not a duration in minutes", shown(&written));
        mistakes.add(
            Diagnostic::error("wrong-type", message).hint("write a number of minutes such as `45`"),
            &written.range,
        );
    }
    minutes.map(|minutes| Spanned::new(minutes, written.range))
}

/// A whole number.
pub(super) fn number(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<i64>> {
    let written = scalar(mistakes, field, "a whole number")?;
    let number = written.parse().ok();
    if number.is_none() {
        mistakes.wrong_type(field, "a whole number");
    }
    number.map(|number| Spanned::new(number, written.range))
}

/// One of a few words, in any case.
pub(super) fn choice<T: Choice>(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<T>> {
    choice_or(mistakes, field, "wrong-type")
}

/// The same, and a mistake is of the kind `mistake`.
pub(super) fn choice_or<T: Choice>(
    mistakes: &mut Mistakes<'_>,
    field: &Field,
    mistake: &'static str,
) -> Option<Spanned<T>> {
    let Some(written) = field.value.as_text().map(str::trim) else {
        let message = format!("`{}` must be one word, but is {}", field.key, field.value.kind());
        mistakes.add(Diagnostic::error(mistake, message), &field.value_range);
        return None;
    };
    if written.is_empty() {
        return None;
    }
    let written = Spanned::new(written.to_owned(), field.value_range.clone());
    let word = written.to_lowercase();
    if let Some((_, choice)) = T::ALL.iter().find(|(name, _)| *name == word) {
        return Some(Spanned::new(*choice, written.range));
    }
    let names: Vec<String> = T::ALL[..T::SHOWN].iter().map(|(name, _)| format!("`{name}`")).collect();
    let message = format!("`{}` cannot be `{}`; supported: {}", field.key, shown(&written), names.join(", "));
    let near = did_you_mean(&shown(&word), T::ALL[..T::SHOWN].iter().map(|(name, _)| *name))
        .map(|near| format!("did you mean `{near}`?"));
    mistakes.add(Diagnostic::error(mistake, message).maybe_hint(near), &written.range);
    None
}

/// Texts in order: a list, or one text with commas between them. Empty ones are left out.
pub(super) fn list(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<Spanned<String>> {
    let items = match &field.value {
        Value::List(items) => items,
        Value::Plain(text) | Value::Text(text) => {
            return list::split(text, &field.value_range, mistakes.source(&field.value_range));
        }
        Value::Table(_) => {
            mistakes.wrong_type(field, "a list");
            return Vec::new();
        }
    };
    let mut texts = Vec::new();
    for item in items {
        match item.as_text().map(str::trim) {
            Some("") => {}
            Some(text) => texts.push(Spanned::new(text.to_owned(), item.range.clone())),
            None => {
                let found = plain_meaning::text(&item.value, &item.range);
                let kind = if found.is_some() { OTHER_FORM } else { "wrong-type" };
                let message = format!("`{}` must be a list of texts, but one item is {}", field.key, item.kind());
                mistakes.add(Diagnostic::error(kind, message), &item.range);
                texts.extend(found.map(|(text, range)| Spanned::new(text, range)));
            }
        }
    }
    texts
}
