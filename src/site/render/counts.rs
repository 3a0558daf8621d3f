//! How many talks and posts there are in a list.

use crate::site::render::page_context::PageContext;
use crate::talk::Kind;

/// How many of the entries are talks.
pub fn talks(context: &PageContext<'_>, entries: &[usize]) -> usize {
    entries.iter().filter(|index| context.site.entries[**index].kind() == Kind::Talk).count()
}

/// How many of the entries are posts.
pub fn posts(context: &PageContext<'_>, entries: &[usize]) -> usize {
    entries.len() - talks(context, entries)
}
