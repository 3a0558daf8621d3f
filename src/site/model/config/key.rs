use crate::base::Colour;
use crate::base::data::typed::{checked, flag};
use crate::base::data::{Field, Mistakes};
use crate::site::model::config::permalink::Rule;
use crate::site::model::config::{Config, Permalink, shortcuts};

/// One key of the configuration.
pub struct Key {
    /// The table it belongs to: `output` of `[output]`, `""` for a key at the top of the file.
    pub section: &'static str,
    /// The key itself.
    pub name: &'static str,
    /// Its default as it would be written in the file; `""` if there is none.
    pub default: &'static str,
    /// What it does, in Markdown, for the manual.
    pub meaning: &'static str,
    /// Reads a value of the right type into the configuration, and reports any other.
    pub(super) read: fn(&mut Mistakes<'_>, &Field, &mut Config),
}

/// The row of an action in `[keys]`.
pub(super) const fn shortcut(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    let read = |mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config| {
        shortcuts::read(mistakes, field, &mut config.shortcuts);
    };
    Key { section: "keys", name, default, meaning, read }
}

/// The row of an output with a version of each page as text.
pub(super) const fn text_version(name: &'static str, meaning: &'static str) -> Key {
    let read = |mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config| {
        let is_markdown = field.key == "markdown";
        let slot = if is_markdown { &mut config.markdown } else { &mut config.talk_json };
        *slot = flag(mistakes, field);
    };
    Key { section: "output", name, default: "", meaning, read }
}

/// The row of an output that is written unless it is turned off.
pub(super) const fn switch(name: &'static str, meaning: &'static str) -> Key {
    let read = |mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config| {
        let slot = match field.key.as_str() {
            "search" => &mut config.search,
            "embed" => &mut config.embed,
            "citations" => &mut config.citations,
            "calendar" => &mut config.calendar,
            _ => &mut config.cards,
        };
        set(slot, flag(mistakes, field));
    };
    Key { section: "output", name, default: "true", meaning, read }
}

/// The row of a colour in `[social_card]`.
pub(super) const fn colour(name: &'static str, meaning: &'static str) -> Key {
    let read = |mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config| {
        let colour = checked(mistakes, field, Colour::parse);
        match field.key.as_str() {
            "ground" => config.social_card.ground = colour,
            "text" => config.social_card.text = colour,
            _ => config.social_card.accent = colour,
        }
    };
    Key { section: "social_card", name, default: "", meaning, read }
}

/// The row of an address in `[permalinks]`.
pub(super) const fn permalink(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    let read = |mistakes: &mut Mistakes<'_>, field: &Field, config: &mut Config| {
        let permalinks = &mut config.permalinks;
        let slot = match field.key.as_str() {
            "talk" => &mut permalinks.talk,
            "post" => &mut permalinks.post,
            "page" => &mut permalinks.page,
            "feed" => &mut permalinks.feed,
            "tag" => &mut permalinks.tag,
            "event" => &mut permalinks.event,
            "speaker" => &mut permalinks.speaker,
            _ => &mut permalinks.year,
        };
        set(slot, checked(mistakes, field, |pattern| Permalink::parse(pattern, &Rule::of(&field.key))));
    };
    Key { section: "permalinks", name, default, meaning, read }
}

/// Keeps the default where no value could be read.
pub(super) fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}
