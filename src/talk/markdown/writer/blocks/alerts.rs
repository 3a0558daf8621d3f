//! Alerts: quotations that begin with `[!NOTE]` and the like.

use pulldown_cmark::BlockQuoteKind;

use crate::talk::html::escape;
use crate::talk::markdown::{Fragment, Placeholder};

/// What ends an alert.
pub const END: &str = "</div>\n";

/// What begins an alert, and the title to put in its one placeholder.
pub fn start(kind: BlockQuoteKind) -> (String, Placeholder) {
    let name = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    start_named(name)
}

fn start_named(name: &'static str) -> (String, Placeholder) {
    let html = format!("\n<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">\0</p>\n");
    (html, Placeholder::Word(name))
}

/// The start of an alert of the kind `name`, with its usual title or another one.
pub fn alert(name: &'static str, title: Option<&str>) -> Fragment {
    match title {
        None => {
            let (html, placeholder) = start_named(name);
            Fragment { html, placeholders: vec![placeholder], ..Fragment::default() }
        }
        Some(title) => {
            let title = escape(title);
            let html =
                format!("\n<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n");
            Fragment { html, ..Fragment::default() }
        }
    }
}
