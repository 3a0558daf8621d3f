//! The keys of `talkpress.toml`: one row each, from which they are read, checked and documented.

use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, shown};
use crate::site::model::config::link::safe_url;
use crate::site::model::config::permalink::Rule;
use crate::site::model::config::typed::{checked, count, flag, table, text};
use crate::site::model::config::{Config, Link, Permalink, base_url, image_widths, output, words};
use crate::talk::meta::{lang, slug_rule};

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

/// All keys, in the order of the manual. `[[menu]]`, `[words]` and `[params]` are one key each: what they hold is free, or
/// has a list of its own.
pub const KEYS: &[Key] = &[
    Key {
        section: "",
        name: "title",
        default: "",
        meaning: "the site's name: in the header, in page titles, in the feed",
        read: |mistakes, field, config| config.title = text(mistakes, field),
    },
    Key {
        section: "",
        name: "base_url",
        default: "",
        meaning: "the full address the site will have, with its folder, if any",
        read: |mistakes, field, config| config.base_url = checked(mistakes, field, base_url::normalised),
    },
    Key {
        section: "",
        name: "language",
        default: "\"en\"",
        meaning: "language of the site; a document may have [its own](format.md#front-matter-keys)",
        read: |mistakes, field, config| set(&mut config.language, checked(mistakes, field, language)),
    },
    Key {
        section: "",
        name: "theme",
        default: "\"default\"",
        meaning: "a folder under `themes/`, laid over the built-in theme; see [Themes](themes.md)",
        read: |mistakes, field, config| set(&mut config.theme, checked(mistakes, field, theme)),
    },
    Key {
        section: "",
        name: "menu",
        default: "",
        meaning: "the entries of the site's menu; see [below](#menu)",
        read: |mistakes, field, config| config.menu = Link::read_all(mistakes, field),
    },
    Key {
        section: "",
        name: "words",
        default: "",
        meaning: "the words of the interface; see [below](#words)",
        read: |mistakes, field, config| config.words = words::read(mistakes, field),
    },
    Key {
        section: "",
        name: "params",
        default: "",
        meaning: "values for templates; see [below](#params)",
        read: |mistakes, field, config| config.params = table(mistakes, field).cloned().unwrap_or_default(),
    },
    Key {
        section: "speaker",
        name: "name",
        default: "",
        meaning: "name, as it should be printed",
        read: |mistakes, field, config| config.speaker.name = text(mistakes, field),
    },
    Key {
        section: "speaker",
        name: "bio",
        default: "",
        meaning: "a sentence or three",
        read: |mistakes, field, config| config.speaker.bio = text(mistakes, field),
    },
    Key {
        section: "speaker",
        name: "portrait",
        default: "",
        meaning: "a picture, such as `/img/me.jpg`",
        read: |mistakes, field, config| config.speaker.portrait = checked(mistakes, field, safe_url),
    },
    Key {
        section: "speaker",
        name: "links",
        default: "",
        meaning: "a list of `{ title = \"…\", url = \"…\" }`",
        read: |mistakes, field, config| config.speaker.links = Link::read_all(mistakes, field),
    },
    Key {
        section: "permalinks",
        name: "talk",
        default: "\"/talks/{slug}/\"",
        meaning: "talks",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.talk),
    },
    Key {
        section: "permalinks",
        name: "post",
        default: "\"/{slug}/\"",
        meaning: "posts and all other articles",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.post),
    },
    Key {
        section: "permalinks",
        name: "page",
        default: "\"/{slug}/\"",
        meaning: "documents with `category: page`",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.page),
    },
    Key {
        section: "permalinks",
        name: "feed",
        default: "\"/feed.xml\"",
        meaning: "the Atom feed",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.feed),
    },
    Key {
        section: "permalinks",
        name: "tag",
        default: "\"/tags/{tag}/\"",
        meaning: "the index of a tag",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.tag),
    },
    Key {
        section: "permalinks",
        name: "event",
        default: "\"/events/{event}/\"",
        meaning: "the index of an event",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.event),
    },
    Key {
        section: "permalinks",
        name: "speaker",
        default: "\"/speakers/{speaker}/\"",
        meaning: "the index of a speaker",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.speaker),
    },
    Key {
        section: "permalinks",
        name: "year",
        default: "\"/{year}/\"",
        meaning: "the index of a year",
        read: |mistakes, field, config| permalink(mistakes, field, &mut config.permalinks.year),
    },
    Key {
        section: "markdown",
        name: "highlight",
        default: "true",
        meaning: "colour code blocks while building; `false` leaves them plain, and builds faster",
        read: |mistakes, field, config| set(&mut config.highlight, flag(mistakes, field)),
    },
    Key {
        section: "feed",
        name: "limit",
        default: "20",
        meaning: "how many of the newest talks and posts the feed carries",
        read: |mistakes, field, config| set(&mut config.feed_limit, count(mistakes, field)),
    },
    Key {
        section: "output",
        name: "dir",
        default: "\"public\"",
        meaning: "the folder to write to, relative to the site; `build -o` overrides it",
        read: |mistakes, field, config| set(&mut config.output_dir, checked(mistakes, field, output::dir)),
    },
    Key {
        section: "output",
        name: "search",
        default: "true",
        meaning: "write the data for the search over all slides: `search/`, and `search.js` below each talk. `false` leaves it out, and the button with it",
        read: |mistakes, field, config| set(&mut config.search, flag(mistakes, field)),
    },
    Key {
        section: "output",
        name: "embed",
        default: "true",
        meaning: "write a bare deck below each talk, for [somebody else's page](presenting.md#embed). `false` leaves it out, and the button with it",
        read: |mistakes, field, config| set(&mut config.embed, flag(mistakes, field)),
    },
    Key {
        section: "output",
        name: "cards",
        default: "true",
        meaning: "draw a [social card](publishing.md#cards) for each page whose author chose no picture. `false` leaves them out; then the first slide is shown, unless it is an SVG",
        read: |mistakes, field, config| set(&mut config.cards, flag(mistakes, field)),
    },
    Key {
        section: "output",
        name: "image_widths",
        default: "[480, 960, 1440]",
        meaning: "the widths, in pixels, in which [smaller pictures](publishing.md#sizes) are made: at most eight, from 16 to 8192. `[]` makes none",
        read: |mistakes, field, config| set(&mut config.image_widths, image_widths::read(mistakes, field)),
    },
];

impl Key {
    /// The row of the key `name` in `section`.
    pub(super) fn find(section: &str, name: &str) -> Option<&'static Key> {
        KEYS.iter().find(|key| key.section == section && key.name == name)
    }

    /// The keys of `section`.
    pub(super) fn names_in(section: &str) -> impl Iterator<Item = &'static str> {
        KEYS.iter().filter(move |key| key.section == section).map(|key| key.name)
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

fn permalink(mistakes: &mut Mistakes<'_>, field: &Field, slot: &mut Permalink) {
    set(slot, checked(mistakes, field, |pattern| Permalink::parse(pattern, &Rule::of(&field.key))));
}

fn language(text: &str) -> Result<String, Diagnostic> {
    match lang::is_language_tag(text) {
        true => Ok(text.to_owned()),
        false => Err(lang::no_language_tag(text)),
    }
}

fn theme(name: &str) -> Result<String, Diagnostic> {
    match slug_rule::slug_problem(name) {
        None => Ok(name.to_owned()),
        Some(problem) => {
            let message = format!("`{}` cannot be the name of a theme: {problem}", shown(name));
            Err(Diagnostic::error("theme", message).hint("a theme is a folder below `themes/`"))
        }
    }
}
