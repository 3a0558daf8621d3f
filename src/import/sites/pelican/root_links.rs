//! Where a site's own links say that its pages are: some sites move them after they are made.

use std::collections::BTreeSet;

use super::settings::Settings;
use crate::import::sites::doc::Doc;

/// How many links are needed.
const MIN_LINKS: usize = 3;

/// Whether documents link to pages at `/a.html` rather than at `/pages/a.html`, where Pelican writes them.
pub(super) fn are_pages_at_root(settings: &Settings, pages: &BTreeSet<String>, docs: &[Doc]) -> bool {
    if settings.has("PAGE_URL") || settings.has("PAGE_SAVE_AS") {
        return false;
    }
    let (mut at_root, mut below) = (0, 0);
    for doc in docs {
        for (at, _) in doc.old_body().match_indices(".html") {
            let before = &doc.old_body()[..at];
            let start = before.len()
                - before
                    .bytes()
                    .rev()
                    .take(100)
                    .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
                    .count();
            if !pages.contains(&before[start..]) {
                continue;
            }
            match () {
                () if before[..start].ends_with("/pages/") => below += 1,
                () if ["(/", "\"/", "'/"].iter().any(|mark| before[..start].ends_with(mark)) => at_root += 1,
                () => {}
            }
        }
    }
    at_root >= MIN_LINKS && at_root > below
}
