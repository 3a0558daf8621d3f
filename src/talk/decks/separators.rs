use super::line::Line;
use crate::talk::scan::{Block, BlockKind, BreakSetting};

/// What separates the slides of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Separators {
    /// Lines of three or more dashes.
    pub dashes: bool,
    /// Thematic breaks, as Markdown has them.
    pub breaks: bool,
    /// Whole lines, without white space around them.
    pub lines: Vec<String>,
    /// So many blank lines, if not zero.
    pub blank_lines: usize,
    /// Headings of these levels begin slides: the bit `1 << level` says so of each.
    pub headings: u8,
    /// Headings with a line below them begin slides.
    pub underlined: bool,
    /// A comment with this command ends a slide.
    pub command: Option<String>,
}

impl Separators {
    /// Lines of dashes, as in most decks.
    pub fn dashes() -> Separators {
        Separators { dashes: true, ..Separators::default() }
    }

    /// Whether `line` separates two slides.
    pub fn is_line(&self, line: &str) -> bool {
        self.dashes && is_dashes(line)
            || !self.lines.is_empty() && self.lines.iter().any(|own| own == line.trim())
            || self.command.as_deref().is_some_and(|command| {
                let comment = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
                comment.is_some_and(|comment| comment.trim() == command)
            })
    }

    /// Whether blocks of Markdown separate slides.
    pub fn has_blocks(&self) -> bool {
        self.breaks || self.headings != 0 || self.underlined
    }

    /// How `block` separates slides.
    pub fn block(&self, text: &str, block: &Block) -> Option<Cut> {
        match &block.kind {
            BlockKind::Break { setting: BreakSetting::Free } if self.breaks => Some(Cut::Instead),
            BlockKind::Heading { .. } => {
                let source = text[block.range.clone()].trim();
                let level = heading_level(source);
                let is_underlined = !source.starts_with('#');
                (self.headings & 1 << level != 0 || self.underlined && is_underlined).then_some(Cut::Above)
            }
            // Dashes below text are a heading's, unless the deck says that they are not.
            BlockKind::Break { setting: BreakSetting::Glued } => {
                (self.headings & 1 << 2 != 0 || self.underlined).then_some(Cut::AboveText)
            }
            _ => None,
        }
    }
}

/// Where a slide begins at a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Below the block, which is not part of any slide.
    Instead,
    /// With the block.
    Above,
    /// With the line above the block, which is the text of a heading.
    AboveText,
}

/// Whether a line has three or more dashes and nothing else.
pub fn is_dashes(line: &str) -> bool {
    line.starts_with("---") && line.trim_end().bytes().all(|b| b == b'-')
}

/// The index of the first of `lines` that is neither blank nor a comment.
pub fn first_text(text: &str, lines: &[Line]) -> Option<usize> {
    let is_text = |line: &Line| {
        let content = line.text(text).trim();
        !content.is_empty() && !content.starts_with("<!--")
    };
    lines.iter().position(is_text)
}

/// The level of the heading `source`.
pub fn heading_level(source: &str) -> usize {
    match source.bytes().take_while(|b| *b == b'#').count() {
        0 if source.ends_with('=') => 1,
        0 => 2,
        level => level.min(6),
    }
}

/// The lines of `lines` that are blank, if `count` of them follow each other; each run once, as indices.
pub fn blank_runs(text: &str, lines: &[Line], count: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (n, line) in lines.iter().enumerate() {
        if !line.text(text).trim().is_empty() || n > start && lines[n - 1].end != line.range.start {
            start = n + 1;
        } else if n + 1 - start == count {
            out.push((start, n));
            start = n + 1;
        }
    }
    out
}
