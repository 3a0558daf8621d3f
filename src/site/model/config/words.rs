use std::collections::BTreeMap;

use crate::base::data::{Field, Mistakes};
use crate::site::model::config::typed::{table, text};

/// The words in the table that is the value of `section`, by their keys.
pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> BTreeMap<String, String> {
    let fields = table(mistakes, section).into_iter().flatten();
    fields.filter_map(|field| Some((field.key.clone(), text(mistakes, field)?))).collect()
}
