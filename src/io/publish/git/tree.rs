use std::collections::{BTreeMap, BTreeSet};

use crate::base::SitePath;
use crate::publish::path_lines::is_reserved;
use crate::publish::{BUILT, PUBLISHED};

/// The file that keeps hosts from running Jekyll, which would leave out files.
pub(super) const NO_JEKYLL: &str = ".nojekyll";

/// The files of a commit.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    /// The object of each file below the folder of the target, by its path in the site; also those of talkpress.
    files: BTreeMap<SitePath, String>,
    /// Whether the file that turns Jekyll off is at the root.
    pub has_nojekyll: bool,
    /// What is at the path of a folder above the site, and is none: a file, a link or another repository.
    pub in_the_way: Option<String>,
}

impl Tree {
    /// Reads the output of `git ls-tree -r -z`; the site is in the folder `base`.
    pub fn parse(output: &[u8], base: Option<&SitePath>) -> Tree {
        let mut tree = Tree::default();
        for line in output.split(|byte| *byte == 0) {
            // Files whose names are not text are not ours, and stay.
            let Ok(line) = std::str::from_utf8(line) else { continue };
            let Some((head, path)) = line.split_once('\t') else { continue };
            tree.has_nojekyll |=
                path.strip_prefix(NO_JEKYLL).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let is_above = |base: &&SitePath| *path == *base.as_str() || base.strip_folder(path).is_some();
            if base.filter(is_above).is_some() {
                tree.in_the_way = Some(path.to_owned());
            }
            let Some(object) = head.split(' ').nth(2) else { continue };
            let whole = SitePath::new(path).filter(|whole| whole.as_str() == path);
            let own = whole.and_then(|whole| match base {
                None => Some(whole),
                Some(base) => SitePath::new(whole.strip_folder(base.as_str())?),
            });
            tree.files.extend(own.map(|path| (path, object.to_owned())));
        }
        tree
    }

    /// The object at `path`.
    pub fn object(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The object of the manifest.
    pub fn manifest(&self) -> Option<&str> {
        self.object(PUBLISHED).or_else(|| self.object(BUILT))
    }

    /// The paths of all files that are not talkpress's own.
    pub fn paths(&self) -> BTreeSet<SitePath> {
        self.files.keys().filter(|path| !is_reserved(path)).cloned().collect()
    }
}
