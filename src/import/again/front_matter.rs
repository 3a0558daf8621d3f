//! The resources in the front matter of `index.md`.

use std::ops::Range;

use crate::base::Digest;
use crate::import::write::{resource_items, resources};

use super::edits::Edits;
use crate::import::link_list::TitledLink;

/// Renews the resources in `text[..body]` if they are as they were drafted; otherwise returns the links that are not there. Also
/// returns the digest of what is drafted now. If the import `is_partial`, because it leaves out a file of the
/// last one, no link is removed.
pub fn renew_resources(
    text: &str,
    body: usize,
    drafted: Digest,
    (links, is_partial): (&[TitledLink], bool),
    edits: &mut Edits,
) -> (Vec<TitledLink>, Digest) {
    let head = &text[..body];
    let found = field(head);
    let written = found.clone().map_or("", |range| &head[range]).replace("\r\n", "\n");
    let unknown: Vec<TitledLink> = links.iter().filter(|(_, url)| !head.contains(url.as_str())).cloned().collect();
    let is_ours = Digest::of(written.as_bytes()) == drafted;
    let new = match is_partial && !written.is_empty() {
        true if unknown.is_empty() => written.clone(),
        true => format!("{written}{}", resource_items(&unknown)),
        false => resources(links),
    };
    if written == new {
        return (Vec::new(), Digest::of(new.as_bytes()));
    }
    let end = head.trim_end().rfind("---").filter(|_| head.starts_with("---"));
    match (is_ours, found, end) {
        (true, Some(range), _) => edits.replace(range, new.clone()),
        (true, None, Some(end)) => edits.insert(end, new.clone()),
        _ => return (unknown, drafted),
    }
    (Vec::new(), Digest::of(new.as_bytes()))
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
