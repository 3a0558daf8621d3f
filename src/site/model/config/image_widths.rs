use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Scalar, Value};

/// The widths that the built-in themes show on phones, next to text, and on high-resolution screens.
pub(super) const DEFAULT: [u32; 3] = [480, 960, 1440];

/// The allowed widths in pixels.
const RANGE: std::ops::RangeInclusive<i64> = 16..=8192;

/// The maximum number of widths: each one adds a file per image, and every page lists them all.
const MAX_WIDTHS: usize = 8;

/// Reads a list of widths in pixels and sorts it, without repeats. An empty list means none.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Vec<u32>> {
    let Value::List(items) = &field.value else {
        let message = format!("`{}` must be a list of widths, but is {}", field.key, field.value.kind());
        let hint = "write a list such as `[480, 960]`; `[]` turns smaller images off";
        mistakes.add(Diagnostic::error("wrong-type", message).hint(hint), &field.value_range);
        return None;
    };
    if items.len() > MAX_WIDTHS {
        let message = format!("`{}` has {} widths; the maximum is {MAX_WIDTHS}", field.key, items.len());
        mistakes.add(
            Diagnostic::error("image-widths", message).hint("keep the ones that you need most"),
            &field.value_range,
        );
        return None;
    }
    let mut widths = Vec::new();
    for item in items {
        match item.value.as_scalar() {
            Some(Scalar::Int(width)) if RANGE.contains(&width) => widths.extend(u32::try_from(width)),
            _ => {
                let message = format!("`{}` contains something that is not a width from 16 to 8192 pixels", field.key);
                mistakes.add(
                    Diagnostic::error("image-widths", message).hint("write a list such as `[480, 960]`"),
                    &item.range,
                );
                return None;
            }
        }
    }
    widths.sort_unstable();
    widths.dedup();
    Some(widths)
}
