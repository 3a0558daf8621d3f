//! Readers for numbers. Each adds an error if the value is not a number, or not in the range.

use std::ops::RangeInclusive;

use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, Value};

/// A number in `range`.
pub(super) fn number(mistakes: &mut Mistakes<'_>, field: &Field, range: RangeInclusive<f32>) -> Option<f32> {
    let Some(number) = parsed(&field.value) else {
        mistakes.wrong_type(field, "a number");
        return None;
    };
    if !range.contains(&number) {
        let message = format!("`{}` must be a number from {} to {}", field.key, range.start(), range.end());
        mistakes.add(Diagnostic::error("out-of-range", message), &field.value_range);
        return None;
    }
    Some(number)
}

/// A list of two numbers in `range`.
pub(super) fn pair(mistakes: &mut Mistakes<'_>, field: &Field, range: RangeInclusive<f32>) -> Option<[f32; 2]> {
    let numbers = match &field.value {
        Value::List(items) => two(items),
        _ => None,
    };
    let Some(numbers) = numbers.filter(|numbers| numbers.iter().all(|number| range.contains(number))) else {
        let message = format!("`{}` must be two numbers from {} to {}", field.key, range.start(), range.end());
        mistakes.add(
            Diagnostic::error("wrong-type", message).hint("write two numbers such as `[4, 5]`"),
            &field.value_range,
        );
        return None;
    };
    Some(numbers)
}

/// The numbers of a list, if it holds two and nothing else.
pub(super) fn two(items: &[Spanned<Value>]) -> Option<[f32; 2]> {
    match items {
        [first, second] => Some([parsed(&first.value)?, parsed(&second.value)?]),
        _ => None,
    }
}

fn parsed(value: &Value) -> Option<f32> {
    match value {
        Value::Plain(text) => text.parse().ok().filter(|number: &f32| number.is_finite()),
        _ => None,
    }
}
