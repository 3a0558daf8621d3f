//! The keys of `talkpress.toml`: one row each, from which they are read, checked and documented.

use crate::base::data::typed::{checked, count, flag, table, text};
use crate::site::model::config::key::{Key, colour, permalink, set, shortcut, switch, text_version};
use crate::site::model::config::link::safe_url;
use crate::site::model::config::margin_line::margin_line;
use crate::site::model::config::{
    Link, Metadata, SheetSize, base_url, checks, fediverse, image_widths, orcid, output, shortcuts, slugs, targets,
    words,
};

/// All keys, in the order of the manual. `[[menu]]`, `[words]`, `[slugs]`, `[publish]` and `[params]` are one key each: what they hold is free, or
/// has a list of its own.
pub const KEYS: &[Key] = &[
    Key {
        section: "",
        name: "title",
        default: "",
        meaning: "the site's name, shown in the header, page titles and the feed",
        read: |mistakes, field, config| config.title = text(mistakes, field),
    },
    Key {
        section: "",
        name: "base_url",
        default: "",
        meaning: "the full address of the site, including its folder if it has one",
        read: |mistakes, field, config| config.base_url = checked(mistakes, field, base_url::normalised),
    },
    Key {
        section: "",
        name: "language",
        default: "\"en\"",
        meaning: "the language of the site; a document can have [its own](format.md#front-matter-keys)",
        read: |mistakes, field, config| set(&mut config.language, checks::language(mistakes, field)),
    },
    Key {
        section: "",
        name: "theme",
        default: "\"default\"",
        meaning: "the [theme](themes.md): a built-in one, or a folder in `themes/`",
        read: |mistakes, field, config| set(&mut config.theme, checked(mistakes, field, checks::theme)),
    },
    Key {
        section: "",
        name: "font",
        default: "\"theme\"",
        meaning: "`\"theme\"`: the [theme's own font](themes.md#fonts); `\"system\"`: fonts of the reader's system, and no font is published",
        read: |mistakes, field, config| set(&mut config.theme_font, checked(mistakes, field, checks::theme_font)),
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
        name: "slugs",
        default: "",
        meaning: "the addresses of tags, events and speakers; see [below](#slugs)",
        read: |mistakes, field, config| config.slugs = slugs::read(mistakes, field),
    },
    Key {
        section: "",
        name: "publish",
        default: "",
        meaning: "where [`talkpress publish`](publishing.md#publish) puts the site; see [below](#publish)",
        read: |mistakes, field, config| config.targets = targets::read(mistakes, field),
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
        meaning: "the name, as it should be printed",
        read: |mistakes, field, config| config.speaker.name = text(mistakes, field),
    },
    Key {
        section: "speaker",
        name: "bio",
        default: "",
        meaning: "a few sentences about the speaker",
        read: |mistakes, field, config| config.speaker.bio = text(mistakes, field),
    },
    Key {
        section: "speaker",
        name: "portrait",
        default: "",
        meaning: "an image, such as `/img/me.jpg`",
        read: |mistakes, field, config| config.speaker.portrait = checked(mistakes, field, safe_url),
    },
    Key {
        section: "speaker",
        name: "fediverse",
        default: "",
        meaning: "an account in the fediverse, such as `@name@social.example`: Mastodon and others name it below links to your pages",
        read: |mistakes, field, config| config.speaker.fediverse = checked(mistakes, field, fediverse::account),
    },
    Key {
        section: "speaker",
        name: "orcid",
        default: "",
        meaning: "an ORCID iD, such as `0000-0002-1825-0097`",
        read: |mistakes, field, config| config.speaker.orcid = checked(mistakes, field, orcid::read),
    },
    Key {
        section: "speaker",
        name: "links",
        default: "",
        meaning: "a list of `{ title = \"…\", url = \"…\" }`",
        read: |mistakes, field, config| config.speaker.links = Link::read_all(mistakes, field),
    },
    permalink("talk", "\"/talks/{slug}/\"", "a talk"),
    permalink("post", "\"/{slug}/\"", "a post"),
    permalink("page", "\"/{slug}/\"", "a document with `category: page`"),
    permalink("feed", "\"/feed.xml\"", "the Atom feed"),
    permalink("tag", "\"/tags/{tag}/\"", "the list of a tag"),
    permalink("event", "\"/events/{event}/\"", "the list of an event"),
    permalink("speaker", "\"/speakers/{speaker}/\"", "the list of a speaker"),
    permalink("year", "\"/{year}/\"", "the list of a year"),
    Key {
        section: "markdown",
        name: "highlight",
        default: "true",
        meaning: "colour code blocks; `false` leaves them plain and makes builds faster",
        read: |mistakes, field, config| set(&mut config.highlight, flag(mistakes, field)),
    },
    Key {
        section: "markdown",
        name: "math",
        default: "false",
        meaning: "read [formulas](format.md#maths) between dollar signs in all documents; `math` in the front matter overrides it",
        read: |mistakes, field, config| set(&mut config.math, flag(mistakes, field)),
    },
    Key {
        section: "slides",
        name: "header",
        default: "",
        meaning: "a line above each slide while you present, as inline Markdown; see [Header, footer and numbers](layouts.md#footer)",
        read: |mistakes, field, config| config.slide_header = margin_line(mistakes, field),
    },
    Key {
        section: "slides",
        name: "footer",
        default: "",
        meaning: "a line below each slide while you present",
        read: |mistakes, field, config| config.slide_footer = margin_line(mistakes, field),
    },
    Key {
        section: "slides",
        name: "numbers",
        default: "false",
        meaning: "show the number of each slide while you present",
        read: |mistakes, field, config| set(&mut config.slide_numbers, flag(mistakes, field)),
    },
    Key {
        section: "keys",
        name: "mode",
        default: "\"on\"",
        meaning: "when letters, digits and punctuation act: `\"on\"`, `\"alt\"` (only with Alt) or `\"off\"`; readers can choose another mode",
        read: |mistakes, field, config| set(&mut config.shortcuts.mode, checked(mistakes, field, shortcuts::mode)),
    },
    shortcut("present", "\"P\"", "open present mode"),
    shortcut("search", "\"/\"", "open the search"),
    shortcut("overview", "\"O\"", "overview of all slides"),
    shortcut("speaker", "\"S\"", "open the speaker window"),
    shortcut("black", "\"B\"", "black screen; also `.`, unless you set another key"),
    shortcut("white", "\"W\"", "white screen; also `,`, unless you set another key"),
    shortcut("transcript", "\"C\"", "show the transcript below the slide"),
    shortcut("fullscreen", "\"F\"", "full screen"),
    shortcut("rehearse", "\"R\"", "start or stop a rehearsal"),
    shortcut("help", "\"?\"", "list the keys"),
    Key {
        section: "accessibility",
        name: "contact",
        default: "",
        meaning: "an address for reports of problems, such as `mailto:you@example.org`: makes the [accessibility page](publishing.md#accessibility)",
        read: |mistakes, field, config| config.accessibility_contact = checked(mistakes, field, checks::contact),
    },
    Key {
        section: "feed",
        name: "limit",
        default: "20",
        meaning: "the number of talks and posts in the feed, newest first",
        read: |mistakes, field, config| set(&mut config.feed_limit, count(mistakes, field)),
    },
    Key {
        section: "output",
        name: "dir",
        default: "\"public\"",
        meaning: "the output folder, relative to the site and inside it (`~` is not replaced); `build -o` overrides it",
        read: |mistakes, field, config| set(&mut config.output_dir, checked(mistakes, field, output::dir)),
    },
    switch("search", "write the data of the search, in `search/`; `false` also removes the search button"),
    switch("embed", "offer a button and oEmbed data with which [other pages embed a talk](presenting.md#embed)"),
    text_version(
        "markdown",
        "write [each page as Markdown](publishing.md#texts), too; by default in sites of up to 300 documents",
    ),
    text_version(
        "talk_json",
        "write the [data of each talk](publishing.md#talk-json), too; by default as for `markdown`",
    ),
    switch(
        "citations",
        "say on each talk how to [cite](publishing.md#cite) it: on the page, in its head and as a BibTeX file",
    ),
    switch("calendar", "write a [calendar](publishing.md#calendar) of future deliveries"),
    switch(
        "cards",
        "draw a [social card](publishing.md#cards) for each page without a `headerimage`; with `false`, the first slide is used if it is not an SVG",
    ),
    Key {
        section: "output",
        name: "image_widths",
        default: "[480, 960, 1440]",
        meaning: "the widths of [smaller images](publishing.md#sizes), in pixels: at most eight, from 16 to 8192; `[]` turns them off",
        read: |mistakes, field, config| set(&mut config.image_widths, image_widths::read(mistakes, field)),
    },
    Key {
        section: "output",
        name: "metadata",
        default: "\"strip\"",
        meaning: "what is done with the [metadata](publishing.md#metadata) of images that documents show: `strip` leaves it out, `keep` copies them as they are",
        read: |mistakes, field, config| set(&mut config.metadata, checked(mistakes, field, Metadata::parse)),
    },
    Key {
        section: "export",
        name: "pdf",
        default: "false",
        meaning: "whether `build` writes [a PDF of the slides](export.md#pdf-on-the-site) beside each talk whose slides are all pictures",
        read: |mistakes, field, config| set(&mut config.export_pdf, flag(mistakes, field)),
    },
    Key {
        section: "export",
        name: "paper",
        default: "\"a4\"",
        meaning: "the paper of [handouts](export.md#handout): `a4` or `letter`",
        read: |mistakes, field, config| set(&mut config.paper, checked(mistakes, field, SheetSize::parse)),
    },
    colour("ground", "the background"),
    colour("text", "the letters"),
    colour("accent", "the field behind the image, and the site's name"),
];

/// The row of the key `name` in `section`.
pub(super) fn find(section: &str, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.section == section && key.name == name)
}

/// The keys of `section`.
pub(super) fn names_in(section: &str) -> impl Iterator<Item = &'static str> {
    KEYS.iter().filter(move |key| key.section == section).map(|key| key.name)
}
