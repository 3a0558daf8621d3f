//! The keys of front matter: one row each, from which they are read, checked and documented.

use super::key::{Key, KeyTarget, OtherNames, PLAIN};
use super::typed::{choice, date, duration, media_url, number, text, url};
use super::{Delivery, ResourceEntry, Switch, author, doi, lang, offset, special};
use crate::base::data::Spanned;

/// All keys, in the order of the manual. `draft` and `status` are read together, by `Visibility`.
pub const KEYS: &[Key] = &[
    Key {
        name: "title",
        kind: "text",
        default: "the first `#` heading",
        meaning: "the title; an error if there is neither, except in [a talk](#front-matter-of-talks)",
        read: |mistakes, field, meta| meta.title = special::title(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "slug",
        kind: "text",
        default: "the name of the [file](#files) without its date",
        meaning: "the document's part of the address",
        read: |mistakes, field, meta| meta.slug = special::slug(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "date",
        kind: "date",
        default: "see [Dates](#dates)",
        meaning: "the day of the talk or the post",
        read: |mistakes, field, meta| meta.date = date(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "modified",
        kind: "date",
        default: "`date`",
        meaning: "shown as \"Updated\" if it differs from `date`",
        read: |mistakes, field, meta| meta.modified = date(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "meta",
        other_names: OtherNames::FirstCounts(&["description", "summary"]),
        kind: "text",
        default: "first sentence of the introduction",
        meaning: "a description",
        read: |mistakes, field, meta| meta.description = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "category",
        kind: "text",
        default: "`post`",
        meaning: "`talk`, `post`, `page`, or a word of your own",
        read: |mistakes, field, meta| meta.category = special::category(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "headerimage",
        kind: "path or URL",
        default: "the first slide",
        meaning: "the image at the top of the page and on social cards",
        target: KeyTarget::Picture(|meta| meta.header_image.iter().collect()),
        read: |mistakes, field, meta| meta.header_image = url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "headeralt",
        kind: "text",
        meaning: "the alt text of `headerimage`",
        read: |mistakes, field, meta| meta.header_alt = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "author",
        kind: "text",
        default: "the site's speaker",
        meaning: "who wrote the document",
        read: author::read,
        ..PLAIN
    },
    Key {
        name: "authorlink",
        kind: "path or URL",
        default: "the site's speaker",
        meaning: "a link to the author",
        target: KeyTarget::Link(|meta| meta.author_link.iter().collect()),
        read: |mistakes, field, meta| meta.author_link = url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "speakers",
        kind: "list",
        default: "the site's speaker",
        meaning: "who gave the talk",
        read: |mistakes, field, meta| special::add_names(mistakes, field, "speakers", &mut meta.speakers),
        ..PLAIN
    },
    Key {
        name: "tags",
        other_names: OtherNames::AllCount(&["topics"]),
        kind: "list",
        meaning: "the tags",
        read: |mistakes, field, meta| special::add_names(mistakes, field, "tags", &mut meta.tags),
        ..PLAIN
    },
    Key {
        name: "event",
        kind: "text",
        meaning: "the event at which you gave the talk",
        read: |mistakes, field, meta| meta.event = special::name(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "event_url",
        kind: "URL",
        meaning: "the website of the event",
        read: |mistakes, field, meta| meta.event_url = special::event_url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "venue",
        kind: "text",
        meaning: "the building in which you gave the talk",
        read: |mistakes, field, meta| meta.venue = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "location",
        kind: "text",
        meaning: "the town in which you gave the talk",
        read: |mistakes, field, meta| meta.location = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "duration",
        kind: "text",
        meaning: "the planned length in minutes",
        read: |mistakes, field, meta| meta.duration = duration(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "license",
        kind: "text",
        meaning: "the licence, shown at the foot of the page",
        read: |mistakes, field, meta| meta.license = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "deliveries",
        kind: "list",
        meaning: "the occasions on which you gave the talk; see [Deliveries](#deliveries)",
        target: KeyTarget::Link(|meta| {
            meta.deliveries.iter().flat_map(|one| one.video.iter().chain(&one.captions)).collect()
        }),
        read: |mistakes, field, meta| meta.deliveries = Delivery::read_all(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "lang",
        kind: "language tag",
        default: "the site's language",
        meaning: "the language of the page, which also sets its text direction",
        read: |mistakes, field, meta| meta.lang = lang::read(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "video",
        kind: "path or URL",
        meaning: "the recording",
        target: KeyTarget::Link(|meta| meta.video.iter().collect()),
        read: |mistakes, field, meta| meta.video = media_url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "captions",
        kind: "path or URL",
        meaning: "the captions of the recording, as a WebVTT or SRT file; see [The recording](recording.md)",
        target: KeyTarget::Link(|meta| meta.captions.iter().collect()),
        read: |mistakes, field, meta| meta.captions = media_url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "offset",
        kind: "time",
        default: "`0:00`",
        meaning: "where the talk begins in its recording, for example `0:35`; see [The recording](recording.md#times)",
        read: |mistakes, field, meta| meta.offset = offset::read(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "deck",
        kind: "path or URL",
        meaning: "the original slides, as a file",
        target: KeyTarget::Link(|meta| meta.deck.iter().collect()),
        read: |mistakes, field, meta| meta.deck = url(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "doi",
        kind: "DOI",
        meaning: "the DOI of the talk, such as `10.5281/zenodo.1234567`: for [citations](publishing.md#cite)",
        read: |mistakes, field, meta| meta.doi = doi::read(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "resources",
        kind: "list",
        meaning: "the list of resources; see [Resources](#resources)",
        target: KeyTarget::Link(|meta| meta.resources.iter().map(|resource| &resource.url).collect()),
        read: |mistakes, field, meta| meta.resources = ResourceEntry::read_all(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "aliases",
        kind: "list",
        meaning: "former addresses, which redirect to this page",
        read: |mistakes, field, meta| meta.aliases = special::aliases(mistakes, field),
        ..PLAIN
    },
    Key { name: "draft", kind: "boolean", default: "`false`", meaning: "`true`: built only with `--drafts`", ..PLAIN },
    Key { name: "status", kind: "word", default: "`published`", meaning: "`draft`, `hidden` or `published`", ..PLAIN },
    Key {
        name: "order",
        kind: "number",
        meaning: "the position among the pages of the same folder",
        read: |mistakes, field, meta| meta.order = number(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "menu",
        kind: "text",
        meaning: "adds the page to the site's menu under this title; `main` means its own title",
        read: |mistakes, field, meta| meta.menu = text(mistakes, field),
        ..PLAIN
    },
    Key {
        name: "slides",
        kind: "word",
        default: "`auto`",
        meaning: "`auto`, `images`, `rules`, `none` or a tool: `marp`, `slidev`, `reveal`, `remark`, `deckset`, `presenterm` or `pandoc`; see [Is it a talk?](#is-it-a-talk)",
        read: |mistakes, field, meta| meta.slides = choice(mistakes, field).map(|mode| mode.value).unwrap_or_default(),
        ..PLAIN
    },
    Key {
        name: "math",
        kind: "boolean",
        default: "the site's setting",
        meaning: "whether text between dollar signs is a [formula](#maths)",
        read: |mistakes, field, meta| meta.math = choice(mistakes, field).map(|switch: Spanned<Switch>| switch.value),
        ..PLAIN
    },
    Key {
        name: "header",
        kind: "text",
        default: "`[slides] header`",
        meaning: "a line above each slide while you present; see [Header, footer and numbers](layouts.md#footer)",
        read: |_, field, meta| meta.header = special::line(field, &mut meta.extra),
        ..PLAIN
    },
    Key {
        name: "footer",
        kind: "text",
        default: "`[slides] footer`",
        meaning: "a line below each slide while you present",
        read: |_, field, meta| meta.footer = special::line(field, &mut meta.extra),
        ..PLAIN
    },
    Key {
        name: "numbers",
        kind: "boolean",
        default: "`[slides] numbers`",
        meaning: "`true`: each slide shows its number while you present",
        read: |_, field, meta| {
            let word = special::line(field, &mut meta.extra).map(|word| word.to_ascii_lowercase());
            meta.numbers = word.map(|word| matches!(word.as_str(), "true" | "yes"));
        },
        ..PLAIN
    },
    Key {
        name: "notes",
        kind: "word",
        default: "`private`",
        meaning: "`private` or `transcript`; see [Rule slides](#rule-slides)",
        read: |mistakes, field, meta| meta.notes = choice(mistakes, field).map(|mode| mode.value).unwrap_or_default(),
        ..PLAIN
    },
];
