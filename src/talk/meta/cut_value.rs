use super::Key;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Value, shown};

/// A warning if YAML treats the end of a text as a comment, because it begins with `#`.
///
/// In most values a comment is likely if a blank follows the `#`.
pub(super) fn warn_if_cut(mistakes: &mut Mistakes<'_>, key: &Key, field: &Field) {
    let Value::Plain(value) = &field.value else { return };
    let is_text = key.kind == "text" && key.name != "duration" && mistakes.text().starts_with("---");
    // An empty value has no place of its own.
    let end = if value.is_empty() { field.key_range.end + 1 } else { field.value_range.end };
    let Some(rest) = mistakes.text().get(end..).and_then(|rest| rest.lines().next()) else { return };
    let cut = rest.trim();
    let is_comment = cut[1.min(cut.len())..].starts_with([' ', '#']) && key.name != "title" || cut.len() < 2;
    if !is_text || !cut.starts_with('#') || !rest.starts_with([' ', '\t']) || is_comment {
        return;
    }
    let whole = format!("{value}{rest}");
    let (message, begins) = match value.is_empty() {
        true => (format!("the {} is empty", key.name), "#"),
        false => (format!("the {} is `{}`", key.name, shown(value)), " #"),
    };
    let written = mistakes.source(&field.key_range);
    let line = format!("{written}: \"{}\"", whole.trim().replace('\\', "\\\\").replace('"', "\\\""));
    let diagnostic =
        Diagnostic::warning("cut-value", format!("{message}, because `{begins}` begins a comment in YAML"))
            .hint(format!("put it in quotes: `{line}`"));
    let range = if value.is_empty() { &field.key_range } else { &field.value_range };
    mistakes.add(diagnostic, range);
}
