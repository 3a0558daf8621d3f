use super::leniency::OTHER_FORM;
use super::{Meta, special};
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, Value};

/// The author. Of a list of several, all are authors, and the speakers where no others are named.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field, meta: &mut Meta) {
    if !matches!(&field.value, Value::List(items) if items.len() > 1) {
        meta.author = special::name(mistakes, field);
        return;
    }
    let message = format!("`{}` must be text, but is a list", field.key);
    mistakes.add(Diagnostic::error(OTHER_FORM, message).hint("use `speakers` for several"), &field.value_range);
    special::add_names(mistakes, field, "authors", &mut meta.authors);
    let names: Vec<&str> = meta.authors.iter().map(|author| author.as_str()).collect();
    let all = names.join(", ");
    meta.author = Some(Spanned::new(all, field.value_range.clone())).filter(|all| !all.is_empty());
}
