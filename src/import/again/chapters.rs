//! Chapters of the deck, in a talk that has its own.

use std::collections::HashSet;
use std::ops::Range;

use crate::import::write::{as_line, chapter_heading};
use crate::talk::markdown::Definitions;
use crate::talk::scan::{BlockKind, scan};

/// The headings of a talk.
#[derive(Clone, Debug, Default)]
pub struct Headings(HashSet<String>);

/// What happens to the chapter that a slide begins in the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChapterChange {
    /// Nothing.
    None,
    /// Its heading is written above the slide.
    Added(String),
    /// The talk is not changed; the summary names the chapter.
    Named,
}

impl Headings {
    /// Those in `text[body]`.
    pub fn of(text: &str, body: Range<usize>) -> Headings {
        let definitions = Definitions::collect(&text[body.clone()]);
        let blocks = scan(text, body, &definitions).blocks;
        let heading = |kind: BlockKind| match kind {
            BlockKind::Heading { text: range } => Some(text[range].trim().to_owned()),
            _ => None,
        };
        Headings(blocks.into_iter().filter_map(|block| heading(block.kind)).collect())
    }

    /// The heading of a chapter below the text `above`, if the talk has none with this title.
    pub fn missing(&self, title: &str, above: &str) -> Option<String> {
        if self.0.contains(&as_line(title)) {
            return None;
        }
        let heading = chapter_heading(title);
        let has_break = above
            .trim_end()
            .lines()
            .next_back()
            .is_some_and(|line| line.trim().bytes().all(|b| b == b'-') && line.trim().len() > 2);
        let without = heading.trim_start_matches(['-', '\n']).to_owned();
        Some(if has_break { without } else { heading })
    }

    /// What happens if a slide, below the text `between` it and the slide before, began the chapter `old` in the last import, and
    /// begins the chapter `new` now.
    pub fn change(&self, old: Option<&str>, new: Option<&str>, between: &str, above: &str) -> ChapterChange {
        match (old, new) {
            _ if old == new => ChapterChange::None,
            (None, Some(new)) => match self.missing(new, above) {
                Some(heading) => ChapterChange::Added(heading),
                None if between.contains(&as_line(new)) => ChapterChange::None,
                None => ChapterChange::Named,
            },
            _ => ChapterChange::Named,
        }
    }
}
