use std::ops::Range;

use super::reader::Reader;
use crate::base::Diagnostic;
use crate::base::data::Spanned;
use crate::talk::Kind;

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

    /// Keys of the front matter that have no effect in a document of this kind.
    pub(super) fn warn_of_unseen_keys(&mut self, kind: Kind) {
        let meta = &self.meta;
        let at = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.range.clone());
        let mut unseen: Vec<(&str, &str, Range<usize>)> = Vec::new();
        let mut add = |key, needed, at: Option<Range<usize>>| unseen.extend(at.map(|at| (key, needed, at)));
        if meta.header_image.is_none() {
            add("headeralt", "with a `headerimage`", at(&meta.header_alt));
        }
        if meta.author.is_none() {
            add("authorlink", "with an `author`", at(&meta.author_link));
        }
        if kind != Kind::Talk {
            add("deck", "on the page of a talk", at(&meta.deck));
            add("captions", "on the page of a talk", at(&meta.captions));
            add("resources", "on the page of a talk", meta.resources.first().map(|resource| resource.range.clone()));
        }
        if kind != Kind::Page {
            let menu = meta.menu.as_ref().filter(|menu| !matches!(menu.value.as_str(), "main" | "true"));
            add("menu", "with `category: page`", menu.map(|menu| menu.range.clone()));
        }
        for (key, needed, at) in unseen {
            let message = format!("`{key}` is only shown {needed}, so it is not on any page");
            self.warn(at, Diagnostic::warning("unseen", message).hint(format!("remove `{key}`")));
        }
    }
}
