use crate::base::Diagnostic;
use crate::base::data::{Field, Fields, Mistakes, Spanned, Value, shown};
use crate::base::diagnostic::did_you_mean;

/// The entries in the list that is the value of `field`: keys in lower case, each once.
///
/// Anything but a list of entries with keys is an error; a key that is not among `known` is a warning.
pub(super) fn rows(mistakes: &mut Mistakes<'_>, field: &Field, known: &[&str]) -> Vec<Spanned<Fields>> {
    if field.value.is_missing() {
        return Vec::new();
    }
    let Value::List(items) = &field.value else {
        no_rows(mistakes, field, known);
        return Vec::new();
    };
    let mut rows = Vec::new();
    for item in items {
        match &item.value {
            Value::Table(fields) => {
                let fields = mistakes.without_repeats(fields.clone().lower_cased());
                warn_of_unknown(mistakes, &fields, field, known);
                rows.push(Spanned::new(fields, item.range.clone()));
            }
            other => {
                let message =
                    format!("`{}` must be a list of entries with keys, but one entry is {}", field.key, other.kind());
                mistakes.add(Diagnostic::error("wrong-type", message).hint(keys(known)), &item.range);
            }
        }
    }
    rows
}

fn no_rows(mistakes: &mut Mistakes<'_>, field: &Field, known: &[&str]) {
    if !mistakes.text().starts_with(['-', '+', '{']) {
        let first = mistakes.text().split([':', '\n']).next().unwrap_or_default();
        let diagnostic = Diagnostic::error("needs-yaml", format!("`{}` needs YAML", field.key))
            .hint(format!("put `---` above `{}:` and below the last key", shown(first)));
        mistakes.add(diagnostic, &field.key_range);
        return;
    }
    let message = format!("`{}` must be a list of entries with keys, but is {}", field.key, field.value.kind());
    mistakes.add(Diagnostic::error("wrong-type", message).hint(keys(known)), &field.value_range);
}

fn keys(known: &[&str]) -> String {
    format!("use these keys for each: {}", known.join(", "))
}

fn warn_of_unknown(mistakes: &mut Mistakes<'_>, fields: &Fields, parent: &Field, known: &[&str]) {
    for field in fields.iter().filter(|field| !known.contains(&field.key.as_str())) {
        let key = shown(&field.key);
        let message = format!("unknown key `{key}` in `{}`", parent.key);
        let hint = match did_you_mean(&key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => keys(known),
        };
        mistakes.add(Diagnostic::warning("unknown-key", message).hint(hint), &field.key_range);
    }
}
