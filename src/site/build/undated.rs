use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Diagnostic, SitePath};
use crate::site::model::entry::Entry;
use crate::talk::Reading;

/// How many talks the note names.
const NAMED: usize = 3;

/// One note for all talks of the site without a date, if there are any. The date of one with an error may only be misspelt.
pub fn undated(entries: &[Entry], documents: &[(SitePath, Arc<Reading>)]) -> Option<Diagnostic> {
    let with_errors: BTreeSet<&SitePath> =
        documents.iter().filter(|(_, reading)| reading.has_errors()).map(|(path, _)| path).collect();
    let is_undated = |entry: &&Entry| entry.is_talk() && entry.is_listed() && entry.date.is_none();
    let talks: Vec<&Entry> =
        entries.iter().filter(is_undated).filter(|entry| !with_errors.contains(&entry.document.path)).collect();
    let message = match talks.len() {
        0 => return None,
        1 => "1 talk has no date and is listed last".to_owned(),
        count => format!("{count} talks have no date and are listed last"),
    };
    let mut names: Vec<String> = talks.iter().take(NAMED).map(|entry| entry.document.path.to_string()).collect();
    if talks.len() > NAMED {
        names.push("…".to_owned());
    }
    Some(
        Diagnostic::note("undated", message)
            .hint(format!("add a line such as `date: 2024-05-23` to {}", names.join(", "))),
    )
}
