use std::fmt::Write;
use std::fs;

use super::lines::{read_path, write_path};
use super::manifest::Manifest;
use super::stage::Staged;
use super::staging::Staging;
use super::tree::{Standing, standing};
use crate::base::SitePath;
use crate::io::Failure;

const FIRST: &str = "talkpress journal 1";
const LAST: &str = "end";

/// What is still to be done when everything is staged. Once it lies in the staging folder the new site is
/// promised: whoever finds it carries it out, as often as it takes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// Staged file and where it goes: assets, then what names pages, then pages, so that no page is ever
    /// there before what it shows.
    pub moves: Vec<(usize, SitePath)>,
    /// What the site no longer has.
    pub deletions: Vec<SitePath>,
}

/// What a file is to the others of its site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Asset,
    Listing,
    Page,
}

impl Journal {
    /// The way from the site that `old` lists to the `staged` one.
    pub fn plan(staged: &[Staged], old: &Manifest, new: &Manifest) -> Journal {
        let mut moves: Vec<(usize, SitePath)> =
            staged.iter().filter_map(|file| Some((file.number?, file.path.clone()))).collect();
        // Stable: within a rank by path.
        moves.sort_by_key(|(_, path)| rank(path));
        let deletions = old.paths().filter(|path| !new.lists(path.as_str())).cloned().collect();
        Journal { moves, deletions }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty() && self.deletions.is_empty()
    }

    /// Puts the journal into the staging folder: all of it or nothing.
    pub fn commit(&self, staging: &Staging) -> Result<(), Failure> {
        let target = staging.journal();
        let draft = staging.draft();
        fs::write(&draft, self.to_text())
            .and_then(|()| fs::rename(&draft, &target))
            .map_err(|e| Failure::of("writing", &target, e))
    }

    /// The journal that a build left which did not live to carry it out.
    pub fn load(staging: &Staging) -> Result<Option<Journal>, Failure> {
        let path = staging.journal();
        match standing(&path)? {
            Standing::File { .. } => {
                let bytes = fs::read(&path).map_err(|e| Failure::of("reading", &path, e))?;
                Ok(std::str::from_utf8(&bytes).ok().and_then(Journal::parse))
            }
            _ => Ok(None),
        }
    }

    fn to_text(&self) -> String {
        let mut text = format!("{FIRST}\n");
        // Writing to a string cannot fail.
        for (number, path) in &self.moves {
            let _ = writeln!(text, "move {number} {}", write_path(path));
        }
        for path in &self.deletions {
            let _ = writeln!(text, "delete {}", write_path(path));
        }
        text + LAST + "\n"
    }

    /// `None` if a single line is not as we write it: half a journal is worse than none.
    fn parse(text: &str) -> Option<Journal> {
        let body = text.strip_prefix(FIRST)?.strip_prefix('\n')?.strip_suffix('\n')?.strip_suffix(LAST)?;
        let mut journal = Journal::default();
        for line in body.lines() {
            match line.split_once(' ')? {
                ("move", rest) => {
                    let (number, path) = rest.split_once(' ')?;
                    journal.moves.push((number.parse().ok()?, read_path(path)?));
                }
                ("delete", path) => journal.deletions.push(read_path(path)?),
                _ => return None,
            }
        }
        Some(journal)
    }
}

/// What the file at `path` is.
pub(super) fn rank(path: &SitePath) -> Rank {
    match path.extension() {
        "html" => Rank::Page,
        "xml" | "json" => Rank::Listing,
        _ if path.as_str() == "_redirects" => Rank::Listing,
        _ => Rank::Asset,
    }
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Entry;
    use super::*;
    use crate::base::Digest;

    fn path(text: &str) -> SitePath {
        SitePath::new(text).unwrap()
    }

    #[test]
    fn a_journal_reads_back_and_half_a_journal_does_not() {
        let journal = Journal { moves: vec![(0, path("a b")), (7, path("c\nd"))], deletions: vec![path("e")] };
        let text = journal.to_text();
        assert_eq!(Journal::parse(&text), Some(journal));
        for end in 0..text.len() {
            assert_eq!(Journal::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Journal::parse("talkpress journal 1\ndelete ../x\nend\n"), None);
    }

    #[test]
    fn pages_come_last() {
        let entry = Entry { digest: Digest::of(b""), size: 0 };
        let staged = |number, text| Staged { path: path(text), entry, number: Some(number), stamp: None, origin: None };
        let all = [staged(0, "a.html"), staged(1, "b.css"), staged(2, "c.xml"), staged(3, "d.png")];
        let order: Vec<usize> =
            Journal::plan(&all, &Manifest::default(), &Manifest::default()).moves.iter().map(|(n, _)| *n).collect();
        assert_eq!(order, [1, 3, 2, 0]);
    }
}
