//! Errors of the template engine as diagnostics.

use tera::ErrorKind;

use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Place};
use crate::site::theme::template_source::Sources;

/// Splits the report that the engine gives as a single text. For each unknown name it has a line `error: …`, a line
/// `--> template:line:column`, and the line of the template.
pub fn reports(text: &str, sources: &Sources) -> Vec<Diagnostic> {
    let first_lines = text.split("error: ").filter(|part| !part.trim().is_empty());
    let one = |report: &str| {
        let (message, rest) = report.split_once('\n').unwrap_or((report, ""));
        let mut found = described(message.trim());
        found.place = rest.lines().next().and_then(|line| place_of(line.trim().strip_prefix("--> ")?, sources));
        found
    };
    first_lines.map(one).collect()
}

/// The place that `template:line:column` names. Line and column are counted from 1.
fn place_of(text: &str, sources: &Sources) -> Option<Place> {
    let (text, column) = text.rsplit_once(':')?;
    let (name, line) = text.rsplit_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let source = sources.get(name)?;
    let start: usize = source.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let in_line = source.text[start..].char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    let word = source.text[start + in_line..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0).max(1);
    Some(Place::new(&source.path, &source.text, start + in_line..start + in_line + word))
}

/// An error that the engine found, with its place in the template.
pub fn diagnostic(error: &tera::Error, sources: &Sources) -> Diagnostic {
    let at = |name: &str, range: std::ops::Range<usize>| {
        sources.get(name).map(|source| Place::new(&source.path, &source.text, range))
    };
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), at(report.filename(), report.span().range.clone()))
        }
        ErrorKind::CircularExtend { tpl, .. } => (format!("`{tpl}` extends itself"), at(tpl, 0..0)),
        ErrorKind::CircularInclude { tpl, .. } => (format!("`{tpl}` includes itself"), at(tpl, 0..0)),
        ErrorKind::MissingParent { current, parent } => {
            (format!("it extends `{parent}`, which does not exist"), at(current, 0..0))
        }
        other => (other.to_string(), None),
    };
    let message = message.lines().next().unwrap_or_default().trim();
    let mut diagnostic = described(message);
    diagnostic.place = place;
    diagnostic
}

/// The error with the engine's message in our form: lower case, without a full stop, and with the names that exist as a hint.
fn described(message: &str) -> Diagnostic {
    let names = [". Available fields: ", ". Available variables: "].iter().find_map(|text| message.split_once(text));
    let (message, names) = names.unwrap_or((message, ""));
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    let message: String = first.into_iter().chain(letters).collect();
    let unknown = message.split('`').nth(1).unwrap_or_default();
    let hint = match did_you_mean(unknown, names.split(", ")) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if names.is_empty() => None,
        None => Some(format!("use one of: {names}")),
    };
    Diagnostic::error("template", format!("template: {message}")).maybe_hint(hint)
}
