//! Links in text that is not shown.

use std::ops::Range;

use crate::talk::markdown::{Definitions, ListItem, Target, lists, range_at};

/// Whether a link is in one of `ranges`, which are in order.
pub(super) fn is_in(ranges: &[Range<usize>], link: &Target) -> bool {
    range_at(ranges, link.range().start).is_some()
}

/// The items of all lists in `text[range]` whose links are not in one of `unseen`.
pub(super) fn lists_without(
    text: &str,
    range: Range<usize>,
    definitions: &Definitions,
    unseen: &[Range<usize>],
) -> Vec<ListItem> {
    let mut items = lists(text, range, definitions);
    items.retain(|item| item.target.as_ref().is_none_or(|link| !is_in(unseen, link)));
    items
}
