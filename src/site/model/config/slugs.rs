use std::collections::BTreeMap;

use crate::base::Diagnostic;
use crate::base::data::typed::{checked, table};
use crate::base::data::{Field, Mistakes, shown};
use crate::base::slug::fold;
use crate::talk::meta::slug_rule::slug_problem;

/// The slugs in the table that is the value of `section`, by the names of the tags, events and speakers they are for.
pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for field in table(mistakes, section).into_iter().flatten() {
        let Some(slug) = checked(mistakes, field, valid) else { continue };
        match names.get(&fold(&slug)) {
            Some(first) if fold(first) != fold(&field.key) => {
                let message = format!("`{}` and `{}` have the same slug `{slug}`", shown(first), shown(&field.key));
                let diagnostic = Diagnostic::error("same-slug", message).hint("give each of them its own");
                mistakes.add(diagnostic, &field.value_range);
            }
            _ => {
                names.insert(fold(&slug), field.key.clone());
                found.insert(field.key.clone(), slug);
            }
        }
    }
    found
}

fn valid(slug: &str) -> Result<String, Diagnostic> {
    match slug_problem(slug) {
        None => Ok(slug.to_owned()),
        Some(problem) => {
            let message = format!("`{}` cannot be part of an address: {problem}", shown(slug));
            Err(Diagnostic::error("slug", message).hint("use letters, digits and `-`, such as `c-plus-plus`"))
        }
    }
}
