//! Values that other tools write in another form, with a meaning that is plain all the same.

use std::ops::Range;

use crate::base::data::Value;

/// The keys under which tables have the text that stands for all of them.
const NAMES: [&str; 4] = ["name", "title", "text", "literal"];

/// The keys under which tables have an address.
const ADDRESSES: [&str; 5] = ["url", "href", "src", "path", "file"];

/// The one text of a list with one item, or the name in a table.
pub(super) fn text(value: &Value, range: &Range<usize>) -> Option<(String, Range<usize>)> {
    within(value, range, &NAMES)
}

/// The one address of a list with one item, or the address in a table.
pub(super) fn address(value: &Value, range: &Range<usize>) -> Option<(String, Range<usize>)> {
    within(value, range, &ADDRESSES)
}

fn within(value: &Value, range: &Range<usize>, keys: &[&str]) -> Option<(String, Range<usize>)> {
    let (value, range) = match value {
        Value::List(items) => match items.as_slice() {
            [item] => (&item.value, &item.range),
            _ => return None,
        },
        _ => (value, range),
    };
    let (value, range) = match value {
        Value::Table(fields) => {
            let named = |key: &&str| fields.iter().find(|field| field.key.eq_ignore_ascii_case(key));
            let field = keys.iter().find_map(named)?;
            (&field.value, &field.value_range)
        }
        _ => (value, range),
    };
    Some((value.as_text()?.trim().to_owned(), range.clone())).filter(|(text, _)| !text.is_empty())
}
