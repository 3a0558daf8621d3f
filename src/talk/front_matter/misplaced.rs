use std::ops::Range;

use super::fence::{Fence, Spelling};

/// Keys that make front matter of a block whatever else is in it: read as text, it would show what is private.
const TELLING: [&str; 6] = ["title", "marp", "draft", "published", "publish", "status"];

/// The first line of front matter with blank lines above it, which make a slide or text of it.
pub(super) fn find(text: &str, is_key: fn(&str) -> bool) -> Option<Range<usize>> {
    let blank: usize = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let rest = &text[blank..];
    let fence = Fence::find(rest).filter(|_| blank > 0)?;
    let (content, _) = fence.close(rest)?;
    let separator = if fence.spelling == Spelling::Toml { '=' } else { ':' };
    let mut keys = Vec::new();
    for line in rest[content].lines().filter(|line| !line.trim().is_empty()) {
        match line.split_once(separator) {
            Some((key, _)) => keys.push(key.trim_matches([' ', '"']).to_lowercase()),
            None if line.starts_with([' ', '\t', '-', '#', '{', '}', '[', ']']) => {}
            None => return None,
        }
    }
    let known = keys.iter().filter(|key| is_key(key)).count();
    let is_telling = keys.iter().any(|key| TELLING.contains(&key.as_str()));
    (known >= 2 || is_telling).then(|| blank..blank + rest.lines().next().unwrap_or_default().trim_end().len())
}
