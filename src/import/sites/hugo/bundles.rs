use std::collections::BTreeSet;

use crate::base::SitePath;

/// What a document is to Hugo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The page of a section, or the home page.
    Section,
    /// A page whose folder is its own.
    Bundle,
    /// A page.
    Page,
    /// A part of a page, which has no page of its own.
    Part,
}

/// The folders that belong to one page.
#[derive(Debug, Default)]
pub(super) struct Bundles(BTreeSet<String>);

impl Bundles {
    /// Those of all documents at `paths`.
    pub fn of<'a>(paths: impl Iterator<Item = &'a SitePath>) -> Bundles {
        let is_index = |path: &&SitePath| path.file_name().split('.').next() == Some("index");
        Bundles(paths.filter(is_index).map(|path| path.folder().to_owned()).collect())
    }

    /// What the document at `path` is.
    pub fn role(&self, path: &SitePath) -> Role {
        let name = path.file_name().split('.').next().unwrap_or_default();
        let mut above = path.folder();
        if name == "index" {
            above = above.rsplit_once('/').map_or("", |(above, _)| above);
        }
        // The folder of the home page holds everything.
        while !above.is_empty() {
            if self.0.contains(above) {
                return Role::Part;
            }
            above = above.rsplit_once('/').map_or("", |(above, _)| above);
        }
        match name {
            "index" => Role::Bundle,
            "_index" => Role::Section,
            _ => Role::Page,
        }
    }
}
