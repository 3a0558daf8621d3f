//! What a deck calls its pages: Beamer gives all steps of a frame one label.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, Object};

use super::text::decoded;

/// Nodes of the tree of labels that are read.
const MAX_NODES: usize = 4096;

/// From which page on labels have this form: the index of the page, what precedes the number, whether there is one, the first
/// number.
type Range = (usize, String, bool, i64);

/// The labels of `pages` pages; none if the deck has none.
pub fn labels(catalogue: &Dict<'_>, pages: usize) -> Vec<Option<String>> {
    let mut ranges = Vec::new();
    if let Some(root) = catalogue.get::<Dict<'_>>("PageLabels") {
        let mut open = vec![root];
        let mut seen = HashSet::new();
        let mut left = MAX_NODES;
        while let Some(node) = open.pop().filter(|_| left > 0) {
            left -= 1;
            if node.obj_id().is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            if let Some(kids) = node.get::<Array<'_>>("Kids") {
                open.extend(kids.iter::<Dict<'_>>().take(MAX_NODES));
            }
            if let Some(numbers) = node.get::<Array<'_>>("Nums") {
                read_ranges(&numbers, &mut ranges);
            }
        }
    }
    ranges.sort_by_key(|range| range.0);
    let label = |page: usize| {
        let (first, prefix, is_numbered, start) =
            ranges.get(ranges.partition_point(|range| range.0 <= page).checked_sub(1)?)?;
        let number = start.saturating_add((page - first) as i64);
        Some(if *is_numbered { format!("{prefix}{number}") } else { prefix.clone() })
    };
    (0..pages).map(label).collect()
}

fn read_ranges(numbers: &Array<'_>, ranges: &mut Vec<Range>) {
    let mut page = None;
    for object in numbers.iter::<Object<'_>>().take(2 * MAX_NODES) {
        match (page.take(), object) {
            (None, Object::Number(number)) => page = usize::try_from(number.as_i64()).ok(),
            (Some(page), Object::Dict(dict)) => {
                let prefix = dict.get::<Object<'_>>("P").and_then(Object::into_string);
                let prefix = prefix.map(|text| decoded(text.as_bytes())).unwrap_or_default();
                let is_numbered = dict.contains_key("S");
                let start =
                    dict.get::<Object<'_>>("St").and_then(Object::into_number).map_or(1, |start| start.as_i64());
                ranges.push((page, prefix, is_numbered, start));
            }
            _ => {}
        }
    }
}
