use super::Meta;
use super::cut_value::warn_if_cut;
use super::known_keys::{find, similar_key};
use super::unread_header;
use super::visibility::Visibility;
use crate::base::data::{Field, Fields, Mistakes, shown};
use crate::base::{Diagnostic, SitePath};
use crate::talk::decks;

impl Meta {
    /// Gives the `fields` of `text`, the document at `path`, the types of their keys.
    ///
    /// A value of the wrong type, an empty title, an unsafe slug or a dangerous URL is an error, and left out.
    pub fn read(path: &SitePath, text: &str, fields: Fields) -> (Meta, Vec<Diagnostic>) {
        let mut mistakes = Mistakes::new(path, text);
        if fields.is_empty() {
            unread_header::warn(&mut mistakes, text);
        }
        let meta = read(&mut mistakes, path, fields);
        (meta, mistakes.into_diagnostics())
    }
}

fn read(mistakes: &mut Mistakes<'_>, path: &SitePath, fields: Fields) -> Meta {
    let Visibility { status, not_before, not_after } = Visibility::read(mistakes, path, &fields);
    let mut meta = Meta { status, not_before, not_after, ..Meta::default() };
    for field in &fields {
        match find(&field.key) {
            Some(key) if !key.is_overruled(field, &fields) => {
                warn_if_cut(mistakes, key, field);
                (key.read)(mistakes, field, &mut meta);
            }
            Some(_) => meta.extra.push(field.clone()),
            None => {
                warn_if_close(mistakes, field);
                meta.extra.push(field.clone());
            }
        }
    }
    meta
}

fn warn_if_close(mistakes: &mut Mistakes<'_>, field: &Field) {
    if decks::is_key(&field.key) {
        return;
    }
    let key = shown(&field.key);
    if let Some(near) = similar_key(&key) {
        let message = format!("unknown key `{key}`");
        let hint = format!("did you mean `{near}`?");
        mistakes.add(Diagnostic::warning("unknown-key", message).hint(hint), &field.key_range);
    }
}
