use std::ops::Range;

use super::Key;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, Value, shown};

/// Keys in the entries of a list whose values are text.
const TEXTS: [&str; 5] = ["title", "note", "event", "venue", "location"];

/// A warning for each text that YAML cuts off at a `#`, because a comment begins there.
///
/// In most values a comment is likely if a blank follows the `#`.
pub(super) fn warn_if_cut(mistakes: &mut Mistakes<'_>, key: &Key, field: &Field) {
    if !mistakes.text().starts_with("---") {
        return;
    }
    match &field.value {
        Value::List(items) if key.kind == "list" => items.iter().for_each(|item| in_list(mistakes, key, item)),
        Value::Plain(_) if key.kind == "text" && key.name != "duration" => in_field(mistakes, field, key.name),
        _ => {}
    }
}

fn in_list(mistakes: &mut Mistakes<'_>, key: &Key, item: &Spanned<Value>) {
    match &item.value {
        Value::Table(fields) => {
            let texts = fields.iter().filter(|field| TEXTS.contains(&field.key.to_lowercase().as_str()));
            texts.for_each(|field| in_field(mistakes, field, &field.key));
        }
        Value::Plain(value) => {
            let Some((rest, range)) = cut(mistakes, item.range.end, false) else { return };
            let message = format!("an item of `{}` is `{}`", key.name, shown(value));
            mistakes.add(warning(&message, " #", &quoted(&format!("{value}{rest}"))), &range);
        }
        _ => {}
    }
}

/// The warning for a key whose value is text; `name` is what messages call it.
fn in_field(mistakes: &mut Mistakes<'_>, field: &Field, name: &str) {
    let Value::Plain(value) = &field.value else { return };
    // An empty value has no place of its own.
    let end = if value.is_empty() { field.key_range.end + 1 } else { field.value_range.end };
    let Some((rest, range)) = cut(mistakes, end, name == "title") else { return };
    let (message, begins) = match value.is_empty() {
        true => (format!("the {name} is empty"), "#"),
        false => (format!("the {name} is `{}`", shown(value)), " #"),
    };
    let line = format!("{}: {}", mistakes.source(&field.key_range), quoted(&format!("{value}{rest}")));
    mistakes.add(warning(&message, begins, &line), &range);
}

/// What is cut off at byte `end` with the blanks before it, and where it is, if it is probably part of the text. Titles are rarely
/// followed by a comment.
fn cut(mistakes: &Mistakes<'_>, end: usize, is_title: bool) -> Option<(String, Range<usize>)> {
    let rest = mistakes.text().get(end..)?.lines().next()?;
    let cut = rest.trim();
    let after = cut.strip_prefix('#')?;
    let is_comment = after.starts_with([' ', '#']) && !is_title || after.is_empty();
    let start = end + rest.find('#')?;
    (rest.starts_with([' ', '\t']) && !is_comment).then(|| (rest.to_owned(), start..start + cut.len()))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\\', "\\\\").replace('"', "\\\""))
}

fn warning(message: &str, begins: &str, instead: &str) -> Diagnostic {
    Diagnostic::warning("cut-value", format!("{message}, because `{begins}` begins a comment in YAML"))
        .hint(format!("put it in quotes: `{instead}`"))
}
