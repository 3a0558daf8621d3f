use std::ops::Range;

use super::rows::rows;
use super::typed;
use crate::base::Diagnostic;
use crate::base::data::{Field, Fields, Mistakes, Spanned};

const KEYS: [&str; 3] = ["title", "url", "note"];

/// A link that goes with a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceEntry {
    /// `title`; if it is missing, the URL is what readers see.
    pub title: Option<Spanned<String>>,
    /// `url`: a path or URL that runs no script.
    pub url: Spanned<String>,
    /// `note`.
    pub note: Option<Spanned<String>>,
    /// Its position in the whole file, in bytes.
    pub range: Range<usize>,
}

impl ResourceEntry {
    /// Those in the list that is the value of `field`. One without a `url` is an error.
    pub(super) fn read_all(mistakes: &mut Mistakes<'_>, field: &Field) -> Vec<ResourceEntry> {
        let rows = rows(mistakes, field, &KEYS);
        rows.into_iter().filter_map(|row| ResourceEntry::read(mistakes, &row.value, row.range)).collect()
    }

    fn read(mistakes: &mut Mistakes<'_>, row: &Fields, range: Range<usize>) -> Option<ResourceEntry> {
        let title = row.get("title").and_then(|field| typed::text(mistakes, field));
        let note = row.get("note").and_then(|field| typed::text(mistakes, field));
        match row.get("url").filter(|field| !is_empty(field)) {
            Some(url) => Some(ResourceEntry { title, url: typed::url(mistakes, url)?, note, range }),
            None => {
                mistakes.add(Diagnostic::error("resource", "this resource has no `url`"), &range);
                None
            }
        }
    }
}

fn is_empty(field: &Field) -> bool {
    field.value.as_text().is_some_and(|text| text.trim().is_empty())
}
