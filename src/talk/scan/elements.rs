//! Elements of raw HTML that begin in one block and end in another.

use std::collections::HashMap;
use std::ops::Range;

use crate::talk::html::{self, Token};

/// The outermost elements that begin in one of `blocks` of `text` and are closed in a later one, in order.
pub(super) fn spanning(text: &str, blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut open = Open::default();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        for token in html::tokens(&text[block.clone()]) {
            match token {
                Token::Open(tag) if !html::is_void(&tag.name) => {
                    open.push(tag.name.into_owned(), n, block.start + tag.range.start);
                }
                Token::Close { name, range } => {
                    let Some((begun, start)) = open.close(&name) else { continue };
                    if begun < n {
                        found.truncate(found.partition_point(|inner| inner.start < start));
                        found.push(start..block.start + range.end);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    /// The name of each, the number of its block and where it begins.
    elements: Vec<(String, usize, usize)>,
    /// How many there are of each name: looking for one that is not there must not take long.
    by_name: HashMap<String, usize>,
}

impl Open {
    fn push(&mut self, name: String, block: usize, start: usize) {
        *self.by_name.entry(name.clone()).or_default() += 1;
        self.elements.push((name, block, start));
    }

    /// Closes the innermost `name` and what is open in it.
    fn close(&mut self, name: &str) -> Option<(usize, usize)> {
        if self.by_name.get(name).is_none_or(|count| *count == 0) {
            return None;
        }
        while let Some((other, block, start)) = self.elements.pop() {
            if let Some(count) = self.by_name.get_mut(&other) {
                *count -= 1;
            }
            if other == name {
                return Some((block, start));
            }
        }
        None
    }
}
