use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use super::rank::Rank;
use super::staged::Staged;
use super::staging::Staging;
use super::tree::{PathKind, path_kind};
use crate::base::SitePath;
use crate::io::Failure;
use crate::publish::path_lines::{read_path, write_path};

const FIRST: &str = "talkpress journal 1";
const LAST: &str = "end";

/// What remains to be done when everything is staged. Once the journal is in the staging folder, the new site will be
/// published: every build that finds a journal carries it out first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// The number of each staged file and its path in the output, in the order of their [`Rank`].
    pub moves: Vec<(usize, SitePath)>,
    /// The files that the new site does not have.
    pub deletions: Vec<SitePath>,
}

impl Journal {
    /// The steps that put the `staged` files in place and then remove those that are `gone` from the site, except the
    /// ones in `kept`.
    pub fn plan(staged: &[Staged], gone: &[SitePath], kept: &BTreeSet<SitePath>) -> Journal {
        let mut moves: Vec<(usize, SitePath)> =
            staged.iter().filter_map(|file| Some((file.number?, file.path.clone()))).collect();
        // Files are numbered in the order of their paths.
        moves.sort_by_key(|(number, path)| (Rank::of(path), *number));
        let deletions = gone.iter().filter(|path| !kept.contains(*path)).cloned().collect();
        Journal { moves, deletions }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty() && self.deletions.is_empty()
    }

    /// Puts the journal into the staging folder, completely or not at all.
    pub fn commit(&self, staging: &Staging) -> Result<(), Failure> {
        let target = staging.journal();
        let draft = staging.draft();
        fs::write(&draft, self.to_text())
            .and_then(|()| fs::rename(&draft, &target))
            .map_err(|e| Failure::of("writing", &target, e))
    }

    /// The journal of a build that was interrupted before it had carried it out.
    pub fn load(staging: &Staging) -> Result<Option<Journal>, Failure> {
        let path = staging.journal();
        match path_kind(&path)? {
            PathKind::File { .. } => {
                let bytes = staging.read("journal").map_err(|e| Failure::of("reading", &path, e))?;
                Ok(std::str::from_utf8(&bytes).ok().and_then(Journal::parse))
            }
            _ => Ok(None),
        }
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
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

    /// Returns `None` if a single line is invalid: half a journal is worse than none.
    pub fn parse(text: &str) -> Option<Journal> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Digest;
    use crate::publish::ManifestEntry;

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
        let entry = ManifestEntry { digest: Digest::of(b""), size: 0 };
        let staged = |number, text| Staged {
            path: path(text),
            entry,
            number: Some(number),
            stamp: None,
            origin: None,
            warnings: Vec::new(),
        };
        let all = [staged(0, "a.html"), staged(1, "b.css"), staged(2, "c.xml"), staged(3, "d.png")];
        let plan = Journal::plan(&all, &[], &BTreeSet::new());
        let order: Vec<usize> = plan.moves.iter().map(|(number, _)| *number).collect();
        assert_eq!(order, [1, 3, 2, 0]);
    }
}
