//! Alerts: quotations that begin with `[!NOTE]` and the like.

use pulldown_cmark::BlockQuoteKind;

use crate::talk::markdown::Placeholder;

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
    let html = format!("\n<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">\0</p>\n");
    (html, Placeholder::Word(name))
}
