use std::collections::BTreeMap;

use super::{Content, SitePath};

/// An ordered map from path to content: what is read, what a theme is, and what is built.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<SitePath, Content>);

impl Files {
    /// No files.
    pub fn new() -> Files {
        Files::default()
    }

    /// Puts `content` at `path` and returns what was there before.
    pub fn insert(&mut self, path: SitePath, content: Content) -> Option<Content> {
        self.0.insert(path, content)
    }

    /// The content at `path`.
    pub fn get(&self, path: &str) -> Option<&Content> {
        self.0.get(path)
    }

    /// Whether there is a file at `path`.
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Removes the file at `path`.
    pub fn remove(&mut self, path: &str) -> Option<Content> {
        self.0.remove(path)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Content)> {
        self.0.iter()
    }

    /// The files below `folder`, each with the rest of its path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a SitePath, &'a str, &'a Content)> {
        let from = format!("{folder}/");
        self.0
            .range::<str, _>((std::ops::Bound::Included(from.as_str()), std::ops::Bound::Unbounded))
            .map_while(move |(path, content)| Some((path, path.strip_folder(folder)?, content)))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What differs between `old` and `new`.
    ///
    /// Bytes are compared, stored files by their stamps. A recipe is known only by making it, so two recipes at one path
    /// are treated as equal. To compare them, make both.
    pub fn diff(old: &Files, new: &Files) -> Changes {
        let mut changes = Changes::default();
        for (path, content) in &new.0 {
            match old.0.get(path) {
                None => changes.added.push(path.clone()),
                Some(before) if !before.is_same(content) => changes.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        changes.removed.extend(old.0.keys().filter(|path| !new.0.contains_key(*path)).cloned());
        changes
    }

    /// The files of both; where both have one, that of `top`.
    pub fn overlay(top: Files, mut bottom: Files) -> Files {
        bottom.0.extend(top.0);
        bottom
    }
}

/// How one map of files became another; each list in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Only in the new one.
    pub added: Vec<SitePath>,
    /// In both, with different contents.
    pub changed: Vec<SitePath>,
    /// Only in the old one.
    pub removed: Vec<SitePath>,
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// All paths: changed, added, removed.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.changed.iter().chain(&self.added).chain(&self.removed)
    }
}

impl FromIterator<(SitePath, Content)> for Files {
    fn from_iter<T: IntoIterator<Item = (SitePath, Content)>>(iter: T) -> Files {
        Files(iter.into_iter().collect())
    }
}

impl IntoIterator for Files {
    type Item = (SitePath, Content);
    type IntoIter = std::collections::btree_map::IntoIter<SitePath, Content>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(p, t)| (SitePath::new(p).unwrap(), Content::bytes(t.as_bytes()))).collect()
    }

    fn text<'a>(files: &'a Files, path: &str) -> &'a [u8] {
        match files.get(path) {
            Some(Content::Bytes(bytes)) => bytes,
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn the_upper_file_wins() {
        let both = Files::overlay(files(&[("a", "top")]), files(&[("a", "bottom"), ("b", "bottom")]));
        assert_eq!((text(&both, "a"), text(&both, "b")), (&b"top"[..], &b"bottom"[..]));
    }

    #[test]
    fn a_difference_has_three_kinds() {
        let old = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let changes = Files::diff(&old, &files(&[("a", "1"), ("b", "2"), ("d", "1")]));
        let names = |paths: &[SitePath]| paths.iter().map(SitePath::to_string).collect::<Vec<_>>();
        assert_eq!(names(&changes.added), ["d"]);
        assert_eq!(names(&changes.changed), ["b"]);
        assert_eq!(names(&changes.removed), ["c"]);
        assert!(Files::diff(&old, &old.clone()).is_empty());
    }

    #[test]
    fn below_stops_at_the_folder() {
        let all = files(&[("a-b", ""), ("a/x", ""), ("a/y/z", ""), ("b/x", "")]);
        let rest: Vec<&str> = all.below("a").map(|(_, rest, _)| rest).collect();
        assert_eq!(rest, ["x", "y/z"]);
    }
}
