use crate::base::data::typed::{table, unknown};
use crate::base::data::{Field, Mistakes};
use crate::site::theme::settings::numbers::number;

/// How one kind of text on a slide is set. What is not its line height is in hundredths of the slide's width.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextStyle {
    /// The size of the letters.
    pub size: f32,
    /// The height of a line, in sizes of the letters.
    pub line: f32,
    /// The space above and below the text inside its own box.
    pub padding: f32,
}

const KEYS: [&str; 3] = ["size", "line", "padding"];

impl TextStyle {
    /// Reads a table of these keys over `style`.
    pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field, style: &mut TextStyle) {
        for inner in table(mistakes, field).into_iter().flatten() {
            let (slot, range) = match inner.key.as_str() {
                "size" => (&mut style.size, 0.1..=100.0),
                "line" => (&mut style.line, 0.5..=10.0),
                "padding" => (&mut style.padding, 0.0..=100.0),
                _ => {
                    let hint = format!("use one of the keys of `{}`: {}", field.key, KEYS.join(", "));
                    unknown(mistakes, inner, Some(&field.key), &KEYS, &hint);
                    continue;
                }
            };
            if let Some(value) = number(mistakes, inner, range) {
                *slot = value;
            }
        }
    }
}
