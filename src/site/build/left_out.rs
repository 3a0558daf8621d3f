use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Date, Diagnostic, Place, SitePath};
use crate::site::model::options::{Drafts, Future, Options};
use crate::talk::meta::Status;
use crate::talk::{Document, Kind, Reading};

/// The documents that this build leaves out. Each that is left out because of a date gets a note.
pub fn left_out(
    readings: &[(SitePath, Arc<Reading>)],
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<SitePath> {
    let mut out = BTreeSet::new();
    for (path, reading) in readings {
        let Some(document) = reading.document.as_ref().filter(|_| options.always.as_ref() != Some(path)) else {
            continue;
        };
        if document.meta.status == Status::Draft && options.drafts == Drafts::Skip {
            out.insert(path.clone());
        } else if let Some(note) = too_late(document, options).or_else(|| too_early(document, options)) {
            diagnostics.push(note.at(Place::file(path)));
            out.insert(path.clone());
        }
    }
    out
}

/// The note for a document that has expired.
fn too_late(document: &Document, options: &Options) -> Option<Diagnostic> {
    let date = document.meta.not_after.as_ref()?.value;
    if date.day_only() > options.today.day_only() || options.drafts == Drafts::Build {
        return None;
    }
    let message = format!("left out: this document was to be published until {}", date.day_only());
    Some(Diagnostic::note("expired", message).hint("use `--drafts` to build it"))
}

/// The note for a document whose day of publication is in the future: that of any document with such a key, else the date of
/// a post. A talk with a date in the future is an announcement.
fn too_early(document: &Document, options: &Options) -> Option<Diagnostic> {
    let is_future = |date: &Date| date.day_only() > options.today.day_only();
    if options.future == Future::Build {
        return None;
    }
    let message = match document.meta.not_before.as_ref().map(|date| date.value).filter(is_future) {
        Some(date) => format!("left out: this document is to be published on {}", date.day_only()),
        None => {
            let date = document.effective_date().filter(|date| document.kind == Kind::Post && is_future(date))?;
            format!("left out: this post is dated {date}, which is in the future")
        }
    };
    Some(Diagnostic::note("future-post", message).hint("use `--future` to build it today"))
}
