//! How Jekyll, Hugo, Zola, Eleventy, Pelican, Astro and Obsidian say that a document is not published, or in no list.

use super::verdict::Verdict;
use crate::base::Date;
use crate::base::data::{Field, Fields, Value};

const FLAG: &str = "write `true` or `false`";
const DATE: &str = "write a date such as `2024-05-01`";
const FLAG_OR_DATE: &str = "write `true`, `false`, or a date such as `2024-05-01`";
const RENDER: &str = "write `always` or `never`";
const CASCADE: &str = "talkpress passes no keys on to other documents: write it in each of them";

/// How the value of a key is read.
type Rule = fn(&Value) -> Verdict;

const RULES: [(&str, Rule); 39] = [
    // Jekyll; Hugo reads a date there.
    ("published", |value| public(value)),
    // Obsidian.
    ("publish", |value| public(value)),
    ("dg-publish", |value| public(value)),
    // Hugo.
    ("publishdate", |value| date(value, Verdict::NotBefore)),
    ("pubdate", |value| date(value, Verdict::NotBefore)),
    ("expirydate", |value| date(value, Verdict::NotAfter)),
    ("unpublishdate", |value| date(value, Verdict::NotAfter)),
    ("headless", |value| if_true(value, Verdict::Draft)),
    ("build", |value| build(value)),
    ("_build", |value| build(value)),
    ("cascade", |value| cascade(value)),
    // Zola.
    ("render", |value| render(value)),
    ("in_search_index", |value| if_false(value, Verdict::Hidden)),
    // Eleventy.
    ("permalink", |value| permalink(value)),
    ("eleventyexcludefromcollections", |value| excluded(value)),
    ("eleventycomputed", |value| computed(value)),
    // Words that plugins and themes of several of them share.
    ("hidden", |value| if_true(value, Verdict::Hidden)),
    ("unlisted", |value| if_true(value, Verdict::Hidden)),
    ("noindex", |value| if_true(value, Verdict::Hidden)),
    ("private", |value| if_true(value, Verdict::Draft)),
    ("unpublished", |value| if_true(value, Verdict::Draft)),
    ("isdraft", |value| if_true(value, Verdict::Draft)),
    ("is_draft", |value| if_true(value, Verdict::Draft)),
    ("is-draft", |value| if_true(value, Verdict::Draft)),
    ("ispublished", |value| public(value)),
    ("is_published", |value| public(value)),
    ("is-published", |value| public(value)),
    ("ispublic", |value| public(value)),
    ("is_public", |value| public(value)),
    ("isprivate", |value| if_true(value, Verdict::Draft)),
    ("is_private", |value| if_true(value, Verdict::Draft)),
    ("ishidden", |value| if_true(value, Verdict::Hidden)),
    ("is_hidden", |value| if_true(value, Verdict::Hidden)),
    ("public", |value| if flag(value) == Some(false) { Verdict::Draft } else { Verdict::Public }),
    ("visibility", |value| word(value)),
    ("state", |value| word(value)),
    // Pages that Hexo and others lock with it.
    ("password", |value| password(value)),
    ("sitemap", |value| sitemap(value)),
    ("outputs", |value| outputs(value)),
];

/// What `field`, whose key is in lower case, says about its document. `None` if it is another key.
pub(super) fn verdict(field: &Field) -> Option<Verdict> {
    let (_, rule) = RULES.iter().find(|(key, _)| *key == field.key)?;
    if is_null(&field.value) { None } else { Some(rule(&field.value)) }
}

/// Whether nothing was written.
pub(super) fn is_null(value: &Value) -> bool {
    matches!(value, Value::Plain(text) if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
}

/// A boolean in any of the words of YAML 1.1, with or without quotes.
pub(super) fn flag(value: &Value) -> Option<bool> {
    match value.as_text()?.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// A word that may be one for documents that nobody sees.
fn word(value: &Value) -> Verdict {
    match value.as_text().map(|text| text.trim().to_ascii_lowercase()).as_deref() {
        Some("private" | "draft" | "unpublished" | "archived" | "trash") => Verdict::Draft,
        Some("hidden" | "unlisted") => Verdict::Hidden,
        _ => Verdict::Public,
    }
}

/// Any password locks a page; an empty one, or none, does not.
fn password(value: &Value) -> Verdict {
    let is_set = match value {
        Value::Plain(text) | Value::Text(text) => !text.trim().is_empty() && flag(value) != Some(false),
        Value::List(items) => !items.is_empty(),
        Value::Table(fields) => !fields.is_empty(),
    };
    if is_set { Verdict::Draft } else { Verdict::Public }
}

fn if_true(value: &Value, verdict: Verdict) -> Verdict {
    match flag(value) {
        Some(true) => verdict,
        Some(false) => Verdict::Public,
        None => Verdict::Unclear(FLAG),
    }
}

fn if_false(value: &Value, verdict: Verdict) -> Verdict {
    match flag(value) {
        Some(false) => verdict,
        Some(true) => Verdict::Public,
        None => Verdict::Unclear(FLAG),
    }
}

fn public(value: &Value) -> Verdict {
    match (flag(value), value.as_text().and_then(Date::parse_english)) {
        (Some(false), _) => Verdict::Draft,
        (Some(true), _) => Verdict::Public,
        (None, Some(date)) => Verdict::NotBefore(date),
        (None, None) => Verdict::Unclear(FLAG_OR_DATE),
    }
}

fn date(value: &Value, verdict: fn(Date) -> Verdict) -> Verdict {
    value.as_text().and_then(Date::parse_english).map_or(Verdict::Unclear(DATE), verdict)
}

fn render(value: &Value) -> Verdict {
    match (flag(value), value.as_text().map(str::trim)) {
        (Some(false), _) | (_, Some("never" | "link")) => Verdict::Draft,
        (Some(true), _) | (_, Some("always")) => Verdict::Public,
        _ => Verdict::Unclear(RENDER),
    }
}

/// Hugo's table. Other tools have other things under this name.
fn build(value: &Value) -> Verdict {
    let Value::Table(fields) = value else { return Verdict::Public };
    let of = |key: &str| find(fields, key).filter(|field| !is_null(&field.value));
    let list = of("list").map(|field| match (flag(&field.value), field.value.as_text().map(str::trim)) {
        (Some(false), _) | (_, Some("never" | "local")) => Verdict::Hidden,
        (Some(true), _) | (_, Some("always")) => Verdict::Public,
        _ => Verdict::Unclear(RENDER),
    });
    strictest(of("render").map(|field| render(&field.value)).into_iter().chain(list))
}

/// Hugo passes what is in this table on to all documents of a folder.
fn cascade(value: &Value) -> Verdict {
    let tables: Vec<&Fields> = match value {
        Value::Table(fields) => vec![fields],
        Value::List(items) => items.iter().filter_map(|item| as_table(&item.value)).collect(),
        Value::Plain(_) | Value::Text(_) => Vec::new(),
    };
    // Newer versions of Hugo have the keys in a table `params` as well.
    let inner = tables.iter().flat_map(|table| table.iter()).filter_map(|field| as_table(&field.value));
    let fields = tables.iter().copied().chain(inner).flat_map(|table| table.iter());
    let keeps_private = |field: &Field| {
        let field = Field { key: field.key.to_lowercase(), ..field.clone() };
        match field.key.as_str() {
            "draft" => flag(&field.value) != Some(false),
            "status" | "cascade" => true,
            _ => verdict(&field).is_some_and(|verdict| verdict != Verdict::Public),
        }
    };
    if fields.into_iter().any(keeps_private) { Verdict::Unclear(CASCADE) } else { Verdict::Public }
}

fn permalink(value: &Value) -> Verdict {
    let of_build = |fields| find(fields, "build").and_then(|field| flag(&field.value));
    match as_table(value).map_or_else(|| flag(value), of_build) {
        Some(false) => Verdict::Draft,
        _ => Verdict::Public,
    }
}

fn excluded(value: &Value) -> Verdict {
    match value {
        Value::List(items) if items.is_empty() => Verdict::Public,
        Value::List(_) => Verdict::Hidden,
        _ => if_true(value, Verdict::Hidden),
    }
}

/// Eleventy computes these values from templates, which talkpress cannot do.
fn computed(value: &Value) -> Verdict {
    let Some(fields) = as_table(value) else { return Verdict::Public };
    let template = |value: &Value| value.as_text().is_some_and(|text| text.contains("{%") || text.contains("${"));
    strictest(fields.iter().filter_map(|field| {
        let field = Field { key: field.key.to_lowercase(), ..field.clone() };
        match field.key.as_str() {
            "permalink" if template(&field.value) => Some(Verdict::Unclear("write `false` or an address")),
            "draft" => Some(if_true(&field.value, Verdict::Draft)),
            _ => verdict(&field),
        }
    }))
}

fn sitemap(value: &Value) -> Verdict {
    let is_set = |fields, key| find(fields, key).is_some_and(|field| flag(&field.value) == Some(true));
    let is_out = match as_table(value) {
        Some(fields) => ["disable", "exclude", "ignore"].iter().any(|key| is_set(fields, key)),
        None => flag(value) == Some(false),
    };
    if is_out { Verdict::Hidden } else { Verdict::Public }
}

/// Hugo's list of formats: without one, nothing is written.
fn outputs(value: &Value) -> Verdict {
    match value {
        Value::List(items) if items.is_empty() => Verdict::Draft,
        _ => Verdict::Public,
    }
}

fn as_table(value: &Value) -> Option<&Fields> {
    match value {
        Value::Table(fields) => Some(fields),
        _ => None,
    }
}

fn find<'f>(fields: &'f Fields, key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.key.eq_ignore_ascii_case(key))
}

/// What counts if several verdicts hold: one that is not clear, else the one that shows the least.
fn strictest(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let rank = |verdict: &Verdict| match verdict {
        Verdict::Public => 0,
        Verdict::Hidden => 1,
        Verdict::NotBefore(_) | Verdict::NotAfter(_) => 2,
        Verdict::Draft => 3,
        Verdict::Unclear(_) => 4,
    };
    verdicts.max_by_key(rank).unwrap_or(Verdict::Public)
}
