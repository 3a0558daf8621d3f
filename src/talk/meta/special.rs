//! Readers for keys whose values must obey rules of their own.

use unicode_normalization::UnicodeNormalization;

use super::slug_rule;
use super::typed::{list, text};
use crate::base::data::{Field, Fields, Mistakes, Spanned, shown};
use crate::base::diagnostic::did_you_mean;
use crate::base::invisible::{invisible, named};
use crate::base::{Diagnostic, SitePath, url as address};

/// The text of a key that other tools have with other meanings, too: themes can read it whatever it is.
pub(super) fn line(field: &Field, extra: &mut Fields) -> Option<Spanned<String>> {
    extra.push(field.clone());
    let text = field.value.as_text()?.trim().to_owned();
    Some(Spanned::new(text, field.value_range.clone()))
}

/// A title; an error if it is empty.
pub(super) fn title(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let title = text(mistakes, field);
    if title.is_none() && field.value.as_text().is_some() {
        mistakes.add(Diagnostic::error("no-title", "the title is empty").hint("add a title"), &field.key_range);
    }
    if let Some(title) = &title {
        warn_of_invisible(mistakes, "title", title);
    }
    title
}

/// A warning if `text`, the value of `key`, contains invisible characters.
fn warn_of_invisible(mistakes: &mut Mistakes<'_>, key: &str, text: &Spanned<String>) {
    if let Some(c) = invisible(text) {
        let message = format!("the {key} contains {}", named(c));
        mistakes.add(Diagnostic::warning("invisible-character", message).hint("remove it"), &text.range);
    }
}

/// A name that has a page of its own or is shown beside others, such as that of an event.
pub(super) fn name(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let name = text(mistakes, field);
    if let Some(name) = &name {
        warn_of_invisible(mistakes, &field.key, name);
    }
    name
}

/// A category; a warning if it is probably a misspelt one that means something.
pub(super) fn category(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let category = text(mistakes, field)?;
    if let Some(meant) = did_you_mean(&category.to_lowercase(), ["talk", "post", "page"]) {
        let message = format!("the category `{}` has no meaning", shown(&category));
        let warning = Diagnostic::warning("category", message).hint(format!("did you mean `{meant}`?"));
        mistakes.add(warning, &category.range);
    }
    Some(category)
}

/// The address of an event; a warning if it is neither a URL nor a path of the site.
pub(super) fn event_url(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let url = super::typed::url(mistakes, field)?;
    if !address::is_remote(&url) && !url.starts_with('/') {
        let hint = match url.contains('.') && !url.contains(char::is_whitespace) {
            true => format!("did you mean `https://{}`?", shown(&url)),
            false => "write the full address, such as `https://example.org/`".to_owned(),
        };
        let message = format!("`event_url`: `{}` is not the address of a page", shown(&url));
        mistakes.add(Diagnostic::warning("event-url", message).hint(hint), &url.range);
    }
    Some(url)
}

/// A slug that is safe as a file name on every system.
pub(super) fn slug(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let Some(written) = field.value.as_text() else {
        return text(mistakes, field);
    };
    // Not trimmed: blanks that were written in quotes are a mistake to be shown.
    let slug: String = written.nfc().collect();
    let Some(problem) = slug_rule::slug_problem(&slug) else {
        let slug = Spanned::new(slug, field.value_range.clone());
        warn_of_invisible(mistakes, "slug", &slug);
        return Some(slug);
    };
    let message = match slug.is_empty() {
        true => "the slug is empty".to_owned(),
        false => format!("`{}` is not allowed as a slug: {problem}", shown(&slug)),
    };
    let range = if slug.is_empty() { &field.key_range } else { &field.value_range };
    mistakes.add(Diagnostic::error("slug", message).hint("set `slug` to the last part of the page's address"), range);
    None
}

/// How many names of one kind a document can have. Each gets a page and perhaps a feed, which may list all the others.
const MAX_NAMES: usize = 100;

/// Adds the names of pages that list the document to `names`. An error if there are then too many of them: `what`.
pub(super) fn add_names(mistakes: &mut Mistakes<'_>, field: &Field, what: &str, names: &mut Vec<Spanned<String>>) {
    let added = list(mistakes, field);
    for name in &added {
        warn_of_invisible(mistakes, what.strip_suffix('s').unwrap_or(what), name);
    }
    names.extend(added);
    if let Some(first) = names.get(MAX_NAMES) {
        let message = format!("this document has {} {what}, but {MAX_NAMES} is the limit", names.len());
        mistakes.add(Diagnostic::error("too-many-names", message).hint("remove some of them"), &first.range);
        names.truncate(MAX_NAMES);
    }
}

/// Paths of this site.
pub(super) fn aliases(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<Spanned<String>> {
    let is_path = |alias: &str| {
        let decoded = address::decode_path(alias);
        !address::is_remote(alias)
            && !decoded.contains('\\')
            && !decoded.chars().any(char::is_control)
            && SitePath::new(&decoded).is_some()
    };
    let (paths, others): (Vec<_>, Vec<_>) = list(mistakes, field).into_iter().partition(|alias| is_path(alias));
    for alias in others {
        let message = format!("the alias `{}` is not a path of this site", shown(&alias));
        mistakes.add(Diagnostic::error("alias", message).hint("write a path such as `/old/address/`"), &alias.range);
    }
    paths
}
