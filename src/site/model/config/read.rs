use std::collections::BTreeMap;

use crate::base::Diagnostic;
use crate::base::data::{Field, Fields, Mistakes, shown};
use crate::site::model::config::typed::{checked, count, flag, table, text, unknown};
use crate::site::model::config::{Config, Link, Permalinks, Speaker, base_url, image_widths, output};
use crate::talk::meta::{lang, slug_rule};

const KEYS: [&str; 12] = [
    "title",
    "base_url",
    "language",
    "theme",
    "speaker",
    "menu",
    "permalinks",
    "markdown",
    "feed",
    "output",
    "words",
    "params",
];

/// `Config::read`, with the mistakes collected by the caller.
pub(super) fn read(mistakes: &mut Mistakes<'_>, fields: &Fields) -> Config {
    let mut config = Config::default();
    for field in fields {
        if !site(mistakes, field, &mut config) && !section(mistakes, field, &mut config) {
            unknown(mistakes, field, None, &KEYS);
        }
    }
    config
}

/// The keys at the top. Whether `field` is one of them.
fn site(mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config) -> bool {
    match field.key.as_str() {
        "title" => config.title = text(mistakes, field),
        "base_url" => config.base_url = checked(mistakes, field, base_url::normalised),
        "language" => set(&mut config.language, checked(mistakes, field, language)),
        "theme" => set(&mut config.theme, checked(mistakes, field, theme)),
        _ => return false,
    }
    true
}

/// The tables. Whether `field` is one of them.
fn section(mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config) -> bool {
    match field.key.as_str() {
        "speaker" => config.speaker = Speaker::read(mistakes, field),
        "menu" => config.menu = Link::read_all(mistakes, field),
        "permalinks" => config.permalinks = Permalinks::read(mistakes, field),
        "markdown" => {
            only_key(mistakes, field, "highlight", |m, field| set(&mut config.highlight, flag(m, field)));
        }
        "feed" => only_key(mistakes, field, "limit", |m, field| set(&mut config.feed_limit, count(m, field))),
        "output" => read_output(mistakes, field, config),
        "words" => config.words = words(mistakes, field),
        "params" => config.params = table(mistakes, field).cloned().unwrap_or_default(),
        _ => return false,
    }
    true
}

fn read_output(mistakes: &mut Mistakes<'_>, section: &Field, config: &mut Config) {
    for field in table(mistakes, section).into_iter().flatten() {
        match field.key.as_str() {
            "dir" => set(&mut config.output_dir, checked(mistakes, field, output::dir)),
            "search" => set(&mut config.search, flag(mistakes, field)),
            "embed" => set(&mut config.embed, flag(mistakes, field)),
            "cards" => set(&mut config.cards, flag(mistakes, field)),
            "image_widths" => set(&mut config.image_widths, image_widths::read(mistakes, field)),
            _ => unknown(mistakes, field, Some(&section.key), &["dir", "search", "embed", "cards", "image_widths"]),
        }
    }
}

/// Reads a table that has but one key.
fn only_key<'a>(
    mistakes: &mut Mistakes<'a>,
    section: &Field,
    key: &str,
    mut read: impl FnMut(&mut Mistakes<'a>, &Field),
) {
    for field in table(mistakes, section).into_iter().flatten() {
        match field.key == key {
            true => read(mistakes, field),
            false => unknown(mistakes, field, Some(&section.key), &[key]),
        }
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

fn words(mistakes: &mut Mistakes<'_>, section: &Field) -> BTreeMap<String, String> {
    let fields = table(mistakes, section).into_iter().flatten();
    fields.filter_map(|field| Some((field.key.clone(), text(mistakes, field)?))).collect()
}

fn language(text: &str) -> Result<String, Diagnostic> {
    match lang::is_language_tag(text) {
        true => Ok(text.to_owned()),
        false => Err(lang::no_language_tag(text)),
    }
}

fn theme(name: &str) -> Result<String, Diagnostic> {
    match slug_rule::slug_problem(name) {
        None => Ok(name.to_owned()),
        Some(problem) => {
            let message = format!("`{}` cannot be the name of a theme: {problem}", shown(name));
            Err(Diagnostic::error("theme", message).hint("a theme is a folder below `themes/`"))
        }
    }
}
