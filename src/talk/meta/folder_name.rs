//! The name of a talk whose file has a name that many decks have: it is that of its folder.

use super::path_date::{day_in, names};
use crate::base::SitePath;
use crate::base::slug::slug;

/// File names that say nothing about a talk. If a folder has several, the first in this order takes its name.
const GENERIC: [&str; 8] = ["index", "_index", "slides", "deck", "presentation", "talk", "main", "readme"];

/// Folder names that say nothing either.
const GENERIC_FOLDERS: [&str; 4] = ["src", "docs", "content", "talks"];

/// The folder from which a talk takes its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderName<'p> {
    /// The folder's name without its date; the whole name if it is nothing but a date.
    pub name: &'p str,
    /// The path of that folder.
    pub folder: &'p str,
    /// The position of the file's name among those that say nothing. The talk with the lowest takes the folder's name.
    pub rank: usize,
}

impl FolderName<'_> {
    /// The name of the folder as part of an address. It may be empty.
    pub fn slug(&self) -> String {
        slug(self.name)
    }
}

/// The folder from which the talk at `path` takes its name; `None` if its file's name is its own, or if no folder has one.
pub fn folder_name(path: &SitePath) -> Option<FolderName<'_>> {
    let rank = rank(path.stem())?;
    let names = names(path);
    let at = names.iter().position(|name| !says_nothing(name))?;
    let name = match day_in(names[at], &names[at + 1..]) {
        Some((_, rest)) if !slug(rest).is_empty() => rest,
        _ => names[at],
    };
    let mut folder = path.folder();
    for _ in 1..at {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    Some(FolderName { name, folder, rank })
}

fn rank(name: &str) -> Option<usize> {
    GENERIC.iter().position(|generic| name.eq_ignore_ascii_case(generic))
}

fn says_nothing(folder: &str) -> bool {
    rank(folder).is_some() || GENERIC_FOLDERS.iter().any(|generic| folder.eq_ignore_ascii_case(generic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_nearest_folder_that_has_one() {
        for (path, expected) in [
            ("content/talks/2024-05-23-harbour-conf/src/slides.md", "harbour-conf"),
            ("content/2016/01-28 Small boats/README.md", "small-boats"),
            ("content/talks/boats/slides/Deck.md", "boats"),
            ("content/talks/boats-2024-05-23/index.md", "boats"),
            ("content/talks/2024-05-23/talk.md", "2024-05-23"),
            ("content/talks/2016/main.md", "2016"),
            ("content/talks/conf-2024/presentation.md", "conf-2024"),
        ] {
            let path = SitePath::new(path).unwrap();
            assert_eq!(folder_name(&path).map(|name| name.slug()).as_deref(), Some(expected), "{path}");
        }
        for path in ["content/talks/slides.md", "content/index.md", "content/a/boats.md", "content/talks/src/index.md"]
        {
            assert_eq!(folder_name(&SitePath::new(path).unwrap()), None, "{path}");
        }
        let folder = |path: &str| folder_name(&SitePath::new(path).unwrap()).map(|name| name.folder.to_owned());
        assert_eq!(folder("content/a/src/slides.md"), folder("content/a/README.md"));
        assert_ne!(folder("content/a/slides.md"), folder("content/b/a/slides.md"));
    }
}
