//! Text that a generator leaves out becomes a comment, which talkpress leaves out.

/// `text` in a comment of HTML.
pub(super) fn comment(text: &str) -> String {
    let inner = text.replace("-->", "-- >").replace("--!>", "--! >").replace("<!--", "<! --");
    let inner = inner.trim_end_matches('-');
    let gap = if inner.starts_with(['>', '-']) { " " } else { "" };
    format!("<!--{gap}{inner}-->")
}
