use std::collections::BTreeMap;

use crate::base::data::typed::{table, text, unknown};
use crate::base::data::{Field, Mistakes};
use crate::site::model::words;

/// The words in the table that is the value of `section`, by their keys.
pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for field in table(mistakes, section).into_iter().flatten() {
        if words::english(&field.key).is_none() {
            let known: Vec<&str> = words::WORDS.iter().map(|word| word.key).collect();
            unknown(mistakes, field, Some(&section.key), &known, "put your own templates' words in `[params]`");
        } else if let Some(text) = text(mistakes, field) {
            found.insert(field.key.clone(), text);
        }
    }
    found
}
