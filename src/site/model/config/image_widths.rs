use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Scalar, Value};

/// What the themes show on phones, beside words, and on sharp screens.
pub(super) const DEFAULT: [u32; 3] = [480, 960, 1440];

/// Widths that some page may show, in pixels.
const RANGE: std::ops::RangeInclusive<i64> = 16..=8192;

/// Each costs a file a picture, and all of them stand in every page.
const MOST: usize = 8;

/// Widths in pixels, as a list: narrowest first, each once. An empty list means none.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Vec<u32>> {
    let Value::List(items) = &field.value else {
        let message = format!("`{}` must be a list of widths, but is {}", field.key, field.value.kind());
        let hint = "write it as `[480, 960]`; `[]` makes no smaller pictures";
        mistakes.add(Diagnostic::error("wrong-type", message).hint(hint), &field.value_range);
        return None;
    };
    if items.len() > MOST {
        let message = format!("`{}` has {} widths; the most is {MOST}", field.key, items.len());
        mistakes.add(Diagnostic::error("image-widths", message).hint("three are plenty"), &field.value_range);
        return None;
    }
    let mut widths = Vec::new();
    for item in items {
        match item.value.as_scalar() {
            Some(Scalar::Int(width)) if RANGE.contains(&width) => widths.extend(u32::try_from(width)),
            _ => {
                let message = format!("`{}` holds what is no width from 16 to 8192 pixels", field.key);
                mistakes.add(Diagnostic::error("image-widths", message).hint("write it as `[480, 960]`"), &item.range);
                return None;
            }
        }
    }
    widths.sort_unstable();
    widths.dedup();
    Some(widths)
}
