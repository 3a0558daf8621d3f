use crate::base::{Content, Files, SitePath};

/// A file that was looked for while a document was read, and what was there.
#[derive(Clone, Debug)]
pub struct Sought {
    /// Its path.
    pub path: SitePath,
    /// What is in it, if it is there.
    pub content: Option<Content>,
}

impl Sought {
    /// Whether the same is there now.
    pub fn is_same_in(&self, files: &Files) -> bool {
        same(self.content.as_ref(), files.get(self.path.as_str()))
    }
}

impl PartialEq for Sought {
    fn eq(&self, other: &Sought) -> bool {
        self.path == other.path && same(self.content.as_ref(), other.content.as_ref())
    }
}

impl Eq for Sought {}

fn same(one: Option<&Content>, other: Option<&Content>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.is_same(other),
        (None, None) => true,
        _ => false,
    }
}
