//! The keys of `theme.toml`: one row each, from which they are read, checked and documented.

use crate::base::Colour;
use crate::base::data::typed::{checked, text};
use crate::base::data::{Field, Mistakes};
use crate::site::theme::settings::numbers::{number, pair};
use crate::site::theme::settings::{Settings, ShrinkStep, TextStyle};

/// One key of `theme.toml`.
pub struct Key {
    /// The table it belongs to.
    pub table: &'static str,
    /// The key itself.
    pub name: &'static str,
    /// What it means, in Markdown, for the manual.
    pub meaning: &'static str,
    /// Reads a value of the right type into the settings, and reports any other.
    pub(super) read: fn(&mut Mistakes<'_>, &Field, &mut Settings),
}

/// All keys, in the order of the manual.
pub const KEYS: &[Key] = &[
    Key {
        table: "image_sizes",
        name: "text",
        meaning: "the `sizes` attribute of images in text, which says how wide the text is",
        read: |mistakes, field, settings| set(&mut settings.image_sizes_in_text, text(mistakes, field)),
    },
    Key {
        table: "text_slide",
        name: "height",
        meaning: "the height of a slide",
        read: |mistakes, field, settings| set(&mut settings.text_slide.height, number(mistakes, field, 1.0..=1000.0)),
    },
    Key {
        table: "text_slide",
        name: "padding",
        meaning: "the smallest space above and below the text, and on each side of it",
        read: |mistakes, field, settings| set(&mut settings.text_slide.padding, pair(mistakes, field, 0.0..=45.0)),
    },
    Key {
        table: "text_slide",
        name: "gap",
        meaning: "the space between two paragraphs, or other blocks",
        read: |mistakes, field, settings| set(&mut settings.text_slide.gap, number(mistakes, field, 0.0..=100.0)),
    },
    Key {
        table: "text_slide",
        name: "item_gap",
        meaning: "the space between two items of a list; it shrinks with the text",
        read: |mistakes, field, settings| set(&mut settings.text_slide.item_gap, number(mistakes, field, 0.0..=100.0)),
    },
    Key {
        table: "text_slide",
        name: "shrink",
        meaning: "makes long text smaller: from 10 lines of HTML on, all sizes are multiplied by 0.84, and so on",
        read: |mistakes, field, settings| set(&mut settings.text_slide.shrink, ShrinkStep::read_all(mistakes, field)),
    },
    Key {
        table: "text_slide",
        name: "text",
        meaning: "paragraphs and items of lists",
        read: |mistakes, field, settings| TextStyle::read(mistakes, field, &mut settings.text_slide.text),
    },
    Key {
        table: "text_slide",
        name: "heading",
        meaning: "headings",
        read: |mistakes, field, settings| TextStyle::read(mistakes, field, &mut settings.text_slide.heading),
    },
    Key {
        table: "text_slide",
        name: "code",
        meaning: "code blocks",
        read: |mistakes, field, settings| TextStyle::read(mistakes, field, &mut settings.text_slide.code),
    },
    Key {
        table: "text_slide",
        name: "rows",
        meaning: "rows of tables",
        read: |mistakes, field, settings| TextStyle::read(mistakes, field, &mut settings.text_slide.rows),
    },
    Key {
        table: "social_card",
        name: "ground",
        meaning: "the background",
        read: |mistakes, field, settings| {
            set(&mut settings.social_card.ground, checked(mistakes, field, Colour::parse))
        },
    },
    Key {
        table: "social_card",
        name: "text",
        meaning: "the letters",
        read: |mistakes, field, settings| set(&mut settings.social_card.text, checked(mistakes, field, Colour::parse)),
    },
    Key {
        table: "social_card",
        name: "accent",
        meaning: "the field behind the image, and the site's name",
        read: |mistakes, field, settings| {
            set(&mut settings.social_card.accent, checked(mistakes, field, Colour::parse))
        },
    },
];

impl Key {
    /// The keys of a table.
    pub(super) fn names_in(table: &str) -> impl Iterator<Item = &'static str> {
        KEYS.iter().filter(move |key| key.table == table).map(|key| key.name)
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}
