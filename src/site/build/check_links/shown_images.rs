use std::collections::BTreeSet;

use crate::base::SitePath;
use crate::site::build::check_links::usage::Usage;

/// Source paths of the images that are shown.
#[derive(Clone, Debug, Default)]
pub struct ShownImages {
    /// All of them.
    pub all: BTreeSet<SitePath>,
    /// Those in markup that talkpress writes, which can offer several sizes.
    pub own: BTreeSet<SitePath>,
}

impl ShownImages {
    /// Adds the file at `source` if it is used as an image.
    pub fn add(&mut self, source: &SitePath, usage: Usage) {
        if usage != Usage::Link {
            self.all.insert(source.clone());
        }
        if usage == Usage::Show {
            self.own.insert(source.clone());
        }
    }

    /// Adds those of another document.
    pub fn extend(&mut self, other: ShownImages) {
        self.all.extend(other.all);
        self.own.extend(other.own);
    }
}
