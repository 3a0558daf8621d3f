use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Diagnostic, Place, SitePath};
use crate::site::model::options::{Drafts, Future, Options};
use crate::talk::meta::Status;
use crate::talk::{Kind, Reading};

/// The documents that this build leaves out. Each future post among them gets a note.
pub fn left_out(
    readings: &[(SitePath, Arc<Reading>)],
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<SitePath> {
    let mut out = BTreeSet::new();
    for (path, reading) in readings {
        let Some(document) = &reading.document else { continue };
        if document.meta.status == Status::Draft && options.drafts == Drafts::Skip {
            out.insert(path.clone());
            continue;
        }
        let date = document.effective_date();
        let is_future = date.is_some_and(|date| date.day_only() > options.today.day_only());
        if is_future && document.kind == Kind::Post && options.future == Future::Skip {
            let message = format!(
                "left out: this post is dated {}, which is in the future",
                date.map(|d| d.to_string()).unwrap_or_default()
            );
            diagnostics.push(
                Diagnostic::note("future-post", message).at(Place::file(path)).hint("use `--future` to build it today"),
            );
            out.insert(path.clone());
        }
    }
    out
}
