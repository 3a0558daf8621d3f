use unicode_normalization::UnicodeNormalization;

use super::typed::{choice, date, duration, flag, list, number, text, url};
use super::{Delivery, Meta, ResourceEntry, Status, lang, slug_rule};
use crate::base::data::{Field, Fields, Mistakes, Spanned, shown};
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, SitePath, url as address};
use crate::talk::front_matter::keys;

/// The spellings of the page description, the most telling first.
const DESCRIPTIONS: [&str; 3] = ["meta", "description", "summary"];

impl Meta {
    /// Gives the `fields` of `text`, the document at `path`, the types of their keys.
    ///
    /// A value of the wrong type, an empty title, an unsafe slug or a dangerous URL is an error, and left out.
    pub fn read(path: &SitePath, text: &str, fields: Fields) -> (Meta, Vec<Diagnostic>) {
        let mut mistakes = Mistakes::new(path, text);
        let meta = read(&mut mistakes, fields);
        (meta, mistakes.into_diagnostics())
    }
}

fn read(mistakes: &mut Mistakes<'_>, fields: Fields) -> Meta {
    let described = DESCRIPTIONS.into_iter().find(|key| fields.get(key).is_some_and(|f| !f.value.is_missing()));
    let mut meta = Meta { status: status(mistakes, &fields), ..Meta::default() };
    for field in fields {
        let known = page(mistakes, &field, described, &mut meta)
            || talk(mistakes, &field, &mut meta)
            || publishing(mistakes, &field, &mut meta);
        if !known {
            warn_if_close(mistakes, &field);
            meta.extra.push(field);
        }
    }
    meta
}

/// What every page has. Whether `field` is one of its keys, as in the next two.
fn page(mistakes: &mut Mistakes<'_>, field: &Field, described: Option<&str>, meta: &mut Meta) -> bool {
    match field.key.as_str() {
        "title" => meta.title = title(mistakes, field),
        "slug" => meta.slug = slug(mistakes, field),
        "date" => meta.date = date(mistakes, field),
        "modified" => meta.modified = date(mistakes, field),
        "category" => meta.category = text(mistakes, field),
        "headerimage" => meta.header_image = url(mistakes, field),
        "headeralt" => meta.header_alt = text(mistakes, field),
        "author" => meta.author = text(mistakes, field),
        "authorlink" => meta.author_link = url(mistakes, field),
        "tags" | "topics" => meta.tags.extend(list(mistakes, field)),
        "lang" => meta.lang = lang::read(mistakes, field),
        key if Some(key) == described => meta.description = text(mistakes, field),
        key => return described.is_none() && DESCRIPTIONS.contains(&key),
    }
    true
}

/// The facts of a talk.
fn talk(mistakes: &mut Mistakes<'_>, field: &Field, meta: &mut Meta) -> bool {
    match field.key.as_str() {
        "speakers" => meta.speakers = list(mistakes, field),
        "event" => meta.event = text(mistakes, field),
        "event_url" => meta.event_url = url(mistakes, field),
        "venue" => meta.venue = text(mistakes, field),
        "location" => meta.location = text(mistakes, field),
        "duration" => meta.duration = duration(mistakes, field),
        "license" => meta.license = text(mistakes, field),
        "deliveries" => meta.deliveries = Delivery::read_all(mistakes, field),
        "video" => meta.video = url(mistakes, field),
        "captions" => meta.captions = url(mistakes, field),
        "deck" => meta.deck = url(mistakes, field),
        "resources" => meta.resources = ResourceEntry::read_all(mistakes, field),
        "slides" => meta.slides = choice(mistakes, field).map(|mode| mode.value).unwrap_or_default(),
        "notes" => meta.notes = choice(mistakes, field).map(|mode| mode.value).unwrap_or_default(),
        _ => return false,
    }
    true
}

/// Where and whether it is published.
fn publishing(mistakes: &mut Mistakes<'_>, field: &Field, meta: &mut Meta) -> bool {
    match field.key.as_str() {
        "aliases" => meta.aliases = aliases(mistakes, field),
        "order" => meta.order = number(mistakes, field),
        "menu" => meta.menu = text(mistakes, field),
        "draft" | "status" => {}
        _ => return false,
    }
    true
}

fn title(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let title = text(mistakes, field);
    if title.is_none() && field.value.as_text().is_some() {
        mistakes.add(Diagnostic::error("no-title", "the title is empty").hint("add a title"), &field.key_range);
    }
    title
}

fn slug(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let Some(written) = field.value.as_text() else {
        return text(mistakes, field);
    };
    // Not trimmed: blanks that were written in quotes are a mistake to be shown.
    let slug: String = written.nfc().collect();
    let Some(problem) = slug_rule::slug_problem(&slug) else {
        return Some(Spanned::new(slug, field.value_range.clone()));
    };
    let message = match slug.is_empty() {
        true => "the slug is empty".to_owned(),
        false => format!("`{}` cannot be a slug: {problem}", shown(&slug)),
    };
    let range = if slug.is_empty() { &field.key_range } else { &field.value_range };
    mistakes.add(Diagnostic::error("slug", message).hint("set `slug` to the last part of the page's address"), range);
    None
}

fn aliases(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<Spanned<String>> {
    let is_path = |alias: &str| {
        !address::is_remote(alias)
            && !alias.contains('\\')
            && !alias.chars().any(char::is_control)
            && SitePath::new(alias).is_some()
    };
    let (paths, others): (Vec<_>, Vec<_>) = list(mistakes, field).into_iter().partition(|alias| is_path(alias));
    for alias in others {
        let message = format!("the alias `{}` is no path of this site", shown(&alias));
        mistakes.add(Diagnostic::error("alias", message).hint("write it as `/old/address/`"), &alias.range);
    }
    paths
}

fn status(mistakes: &mut Mistakes<'_>, fields: &Fields) -> Status {
    let draft = fields.get("draft").and_then(|field| flag(mistakes, field));
    let status = fields.get("status").and_then(|field| choice::<Status>(mistakes, field));
    match (draft, status) {
        (Some(draft), Some(status)) if draft.value != (status.value == Status::Draft) => {
            let (draft_line, status_line) = (mistakes.line(draft.range.start), mistakes.line(status.range.start));
            let message = format!("`draft` on line {draft_line} and `status` on line {status_line} disagree");
            mistakes.add(Diagnostic::error("status", message).hint("keep one of the two"), &status.range);
            Status::Draft
        }
        (_, Some(status)) => status.value,
        (Some(Spanned { value: true, .. }), None) => Status::Draft,
        _ => Status::Published,
    }
}

fn warn_if_close(mistakes: &mut Mistakes<'_>, field: &Field) {
    if keys::FOREIGN.contains(&field.key.as_str()) {
        return;
    }
    let key = shown(&field.key);
    if let Some(near) = did_you_mean(&key, keys::KNOWN) {
        let message = format!("unknown key `{key}`");
        let hint = format!("did you mean `{near}`?");
        mistakes.add(Diagnostic::warning("unknown-key", message).hint(hint), &field.key_range);
    }
}
