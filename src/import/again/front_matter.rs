//! The resources in the front matter of `index.md`.

use std::ops::Range;

use crate::base::Digest;
use crate::import::write::resources;

use super::edits::Edits;
use crate::import::link_list::TitledLink;

/// Renews the resources in `text[..body]` if they are as they were drafted; otherwise returns the links that are not there.
pub fn renew_resources(
    text: &str,
    body: usize,
    drafted: Digest,
    links: &[TitledLink],
    edits: &mut Edits,
) -> Vec<TitledLink> {
    let new = resources(links);
    let head = &text[..body];
    let found = field(head);
    let written = found.clone().map_or("", |range| &head[range]);
    if written == new {
        return Vec::new();
    }
    let is_ours = Digest::of(written.replace("\r\n", "\n").as_bytes()) == drafted;
    let end = head.trim_end().rfind("---").filter(|_| head.starts_with("---"));
    match (is_ours, found, end) {
        (true, Some(range), _) => edits.replace(range, new),
        (true, None, Some(end)) => edits.insert(end, new),
        _ => return links.iter().filter(|(_, url)| !head.contains(url.as_str())).cloned().collect(),
    }
    Vec::new()
}

/// The key `resources` with its value, in YAML.
fn field(head: &str) -> Option<Range<usize>> {
    let start = head.find("\nresources:")? + 1;
    let mut end = start;
    for (n, line) in head[start..].split_inclusive('\n').enumerate() {
        if n > 0 && (!line.starts_with([' ', '-', '\t']) || line.starts_with("---")) {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}
