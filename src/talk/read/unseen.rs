use std::ops::Range;

use super::reader::Reader;
use crate::base::Diagnostic;
use crate::base::data::Spanned;
use crate::talk::Kind;
use crate::talk::classification::{Classification, DeckFormat};
use crate::talk::meta::{Meta, file_name};

/// Warnings about what an author wrote and no page shows.
impl Reader<'_> {
    /// Footnotes and links that are defined in the `body` and never used.
    pub(super) fn warn_of_unseen_definitions(&mut self, body: Range<usize>) {
        for (warning, at) in self.renderer.unseen_footnotes() {
            self.warn(at, warning);
        }
        // What speaker notes refer to is not on the page, but its author sees it.
        for (warning, at) in self.definitions.unseen(&self.original[body.clone()]) {
            self.warn(body.start + at.start..body.start + at.end, warning);
        }
    }

    /// Where footnotes are defined that are not shown, in order.
    pub(super) fn unseen_footnotes(&self) -> Vec<Range<usize>> {
        let mut unseen: Vec<Range<usize>> = self.renderer.unseen_footnotes().into_iter().map(|(_, at)| at).collect();
        unseen.sort_by_key(|at| at.start);
        unseen
    }

    /// Keys of the front matter that have no effect in a document of this kind.
    pub(super) fn warn_of_unseen_keys(&mut self, kind: Kind) {
        let is_home = file_name::document_name(self.path).is_none();
        let mut unseen = if is_home { unseen_on_the_home_page(&self.meta) } else { Vec::new() };
        for found in unseen_alone(&self.meta).into_iter().chain(unseen_in(kind, &self.meta)) {
            if unseen.iter().all(|(key, ..)| *key != found.0) {
                unseen.push(found);
            }
        }
        for (key, needed, at) in unseen {
            let message = match needed {
                NOT_ON_HOME => format!("the home page does not show `{key}`"),
                _ => format!("`{key}` is only shown {needed}, so it is not on any page"),
            };
            self.warn(at, Diagnostic::warning("unseen", message).hint(format!("remove `{key}`")));
        }
    }

    /// Slides in the text of the home page, whose `body` begins there.
    pub(super) fn warn_of_unseen_slides(&mut self, classification: &Classification, body: usize) {
        let is_home = file_name::document_name(self.path).is_none();
        if is_home && matches!(classification.format, DeckFormat::Images | DeckFormat::Rules) {
            let warning = Diagnostic::warning("unseen", "the home page does not show slides");
            self.warn(
                body..body,
                warning.hint("move the deck to a file of its own, such as `content/talks/my-deck.md`"),
            );
        }
    }
}

/// What a key needs that the home page does not show.
const NOT_ON_HOME: &str = "on other pages";

/// A key, what it needs to be shown, and where its value is.
type Unseen = (&'static str, &'static str, Range<usize>);

/// Keys that need another one, or its absence.
fn unseen_alone(meta: &Meta) -> Vec<Unseen> {
    let mut unseen: Vec<Unseen> = Vec::new();
    if meta.header_image.is_none() {
        unseen.extend(place(&meta.header_alt).map(|at| ("headeralt", "with a `headerimage`", at)));
    }
    if meta.author.is_none() {
        unseen.extend(place(&meta.author_link).map(|at| ("authorlink", "with an `author`", at)));
    }
    let is_speaker = |name: &str| meta.speakers.iter().any(|speaker| speaker.value == name);
    if !meta.speakers.is_empty() {
        let one = meta.author.as_ref().filter(|_| meta.authors.is_empty());
        let missing = meta.authors.iter().chain(one).find(|author| !is_speaker(&author.value));
        unseen.extend(missing.map(|author| ("author", "without `speakers`", author.range.clone())));
    }
    unseen
}

/// Keys that other kinds of documents have.
fn unseen_in(kind: Kind, meta: &Meta) -> Vec<Unseen> {
    let mut unseen: Vec<Unseen> = Vec::new();
    if kind != Kind::Talk {
        let of_talks = [
            ("deck", place(&meta.deck)),
            ("captions", place(&meta.captions)),
            ("resources", meta.resources.first().map(|resource| resource.range.clone())),
        ];
        unseen.extend(of_talks.into_iter().filter_map(|(key, at)| Some((key, "on the page of a talk", at?))));
    }
    if kind != Kind::Page {
        let menu = meta.menu.as_ref().filter(|menu| !matches!(menu.value.as_str(), "main" | "true"));
        unseen.extend(menu.map(|menu| ("menu", "with `category: page`", menu.range.clone())));
    }
    unseen
}

/// Keys that the home page, which has only a title and text, does not show.
fn unseen_on_the_home_page(meta: &Meta) -> Vec<Unseen> {
    let keys = [
        ("author", place(&meta.author)),
        ("authorlink", place(&meta.author_link)),
        ("speakers", place(meta.speakers.first())),
        ("tags", place(meta.tags.first())),
        ("event", place(&meta.event)),
        ("event_url", place(&meta.event_url)),
        ("venue", place(&meta.venue)),
        ("location", place(&meta.location)),
        ("duration", place(&meta.duration)),
        ("license", place(&meta.license)),
        ("deliveries", meta.deliveries.first().map(|delivery| delivery.range.clone())),
        ("video", place(&meta.video)),
        ("captions", place(&meta.captions)),
        ("deck", place(&meta.deck)),
        ("resources", meta.resources.first().map(|resource| resource.range.clone())),
    ];
    keys.into_iter().filter_map(|(key, at)| Some((key, NOT_ON_HOME, at?))).collect()
}

/// Where a value is.
fn place<'v, T: 'v>(value: impl Into<Option<&'v Spanned<T>>>) -> Option<Range<usize>> {
    value.into().map(|value| value.range.clone())
}
