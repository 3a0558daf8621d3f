use super::{DeckSlide, FacePart, SlideSettings};
use crate::base::data::{Fields, Spanned, Value};

/// Keys whose values are below the title.
const BELOW: [&str; 7] = ["subtitle", "sub_title", "author", "authors", "institute", "event", "location"];

/// The first slide of a deck whose tool makes it of the front matter: title, subtitle and authors.
pub fn cover(fields: &Fields, at: usize) -> Option<DeckSlide> {
    let title = fields.get("title")?;
    let text = title.value.as_text().map(str::trim).filter(|title| !title.is_empty())?;
    let mut parts = vec![FacePart::Line("h2", Spanned::new(text.to_owned(), title.value_range.clone()))];
    for field in BELOW.into_iter().filter_map(|key| fields.get(key)) {
        let names = names(&field.value);
        if !names.is_empty() {
            parts.push(FacePart::Line("p", Spanned::new(names.join(", "), field.value_range.clone())));
        }
    }
    Some(DeckSlide {
        parts,
        settings: SlideSettings { classes: vec!["cover".into()], ..SlideSettings::default() },
        comment: None,
        notes: Vec::new(),
        at: at..at,
    })
}

/// The texts of a value; of a table, its name.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::List(items) => items.iter().filter_map(|item| name(item)).collect(),
        value => name(value).into_iter().collect(),
    }
}

fn name(value: &Value) -> Option<&str> {
    let text = match value {
        Value::Table(fields) => fields.get("name")?.value.as_text()?,
        value => value.as_text()?,
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}
