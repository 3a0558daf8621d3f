use std::ops::Range;

use super::fence::{Fence, Spelling};
use super::unfenced;

/// Keys that make front matter of a block whatever else is in it: read as text, it would show what is private.
const TELLING: [&str; 6] = ["title", "marp", "draft", "published", "publish", "status"];

/// Front matter that is not at the start of its file.
pub(super) struct Misplaced {
    /// Its first line.
    pub(super) line: Range<usize>,
    /// What to do about it.
    pub(super) hint: &'static str,
}

/// Front matter with blank lines or comments above it, which make a slide or text of it.
pub(super) fn find(text: &str, is_key: fn(&str) -> bool) -> Option<Misplaced> {
    let start = text.len() - without_comments(text).len();
    let above = &text[..start];
    let rest = &text[start..];
    let hint = match above.contains("<!--") {
        true => "move the comment below it",
        false => "delete the blank line above it",
    };
    let is_some = || is_fenced(rest, is_key) || is_unfenced(rest, is_key);
    let line = start..start + rest.lines().next().unwrap_or_default().trim_end().len();
    (!above.is_empty() && above.ends_with('\n') && is_some()).then_some(Misplaced { line, hint })
}

/// `text` from the first line that is not blank and not a comment on.
fn without_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        let blank: usize = rest.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
        rest = &rest[blank..];
        let comment = rest.strip_prefix("<!--").and_then(|inner| inner.split_once("-->"));
        match comment {
            Some((_, after)) if after.lines().next().unwrap_or_default().trim().is_empty() => {
                rest = after.split_once('\n').map_or("", |(_, below)| below);
            }
            _ => return rest,
        }
    }
}

/// Whether `text` begins with front matter without fences: one key alone may be text.
fn is_unfenced(text: &str, is_key: fn(&str) -> bool) -> bool {
    let Some(block) = unfenced::find(text, is_key) else { return false };
    let keys = text[block].lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key.to_ascii_lowercase());
    keys.filter(|key| is_key(key)).count() >= 2
}

/// Whether `text` begins with front matter between fences.
fn is_fenced(text: &str, is_key: fn(&str) -> bool) -> bool {
    let Some(fence) = Fence::find(text) else { return false };
    let Some((content, _)) = fence.close(text) else { return false };
    let separator = if fence.spelling == Spelling::Toml { '=' } else { ':' };
    let mut keys = Vec::new();
    for line in text[content].lines().filter(|line| !line.trim().is_empty()) {
        match line.split_once(separator) {
            Some((key, _)) => keys.push(key.trim_matches([' ', '"']).to_lowercase()),
            None if line.starts_with([' ', '\t', '-', '#', '{', '}', '[', ']']) => {}
            None => return false,
        }
    }
    let known = keys.iter().filter(|key| is_key(key)).count();
    let is_telling = keys.iter().any(|key| TELLING.contains(&key.as_str()));
    known >= 2 || is_telling
}
