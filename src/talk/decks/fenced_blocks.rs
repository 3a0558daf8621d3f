use std::ops::Range;

use crate::talk::scan::line::{closes_fence, fence, indent};

/// A block of code between two fences. Positions are those in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FencedBlock<'t> {
    /// What is after the first fence on its line.
    pub info: &'t str,
    /// The line of the first fence, without its end.
    pub open: Range<usize>,
    /// The lines between the fences.
    pub content: Range<usize>,
    /// The line of the last fence, without its end.
    pub close: Range<usize>,
}

/// The blocks of code in `text`, except one that is not closed.
pub fn fenced_blocks(text: &str) -> impl Iterator<Item = FencedBlock<'_>> {
    let mut lines = lines(text, 0..text.len());
    std::iter::from_fn(move || {
        let (info, mark, open) = lines.find_map(|(line, range)| {
            let rest = rest_of_block_start(line)?;
            let mark = fence(rest)?;
            Some((rest[mark.1..].trim(), mark, range))
        })?;
        let mut end = open.end;
        let close = lines.find_map(|(line, range)| {
            let closes = rest_of_block_start(line).is_some_and(|rest| closes_fence(rest, mark));
            if !closes {
                end = range.end;
            }
            closes.then_some(range)
        })?;
        let without_end = |range: &Range<usize>| range.start..range.start + text[range.clone()].trim_end().len();
        Some(FencedBlock { info, open: without_end(&open), content: open.end..end, close: without_end(&close) })
    })
}

/// The lines in `range`, each with its end and its place.
pub fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = range.start;
    text[range].split_inclusive('\n').map(move |line| {
        at += line.len();
        (line, at - line.len()..at)
    })
}

/// The line without its indentation, which is too large for a fence from four columns.
fn rest_of_block_start(line: &str) -> Option<&str> {
    (indent(line) < 4).then(|| line.trim_start_matches(' ').trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_may_be_indented_by_three_columns() {
        let text = " ```a\n    ```\n   ````\t\n~~~ b \r\n```\n\n  ~~~\r\n```c\nopen\n";
        let found: Vec<_> = fenced_blocks(text)
            .map(|block| (block.info, &text[block.open], &text[block.content], &text[block.close]))
            .collect();
        assert_eq!(found, [("a", " ```a", "    ```\n", "   ````"), ("b", "~~~ b", "```\n\n", "  ~~~")]);
        assert_eq!(fenced_blocks("```\n```\n").map(|block| block.content).collect::<Vec<_>>(), [4..4]);
        assert_eq!(fenced_blocks("    ```\n    ```\n").count(), 0);
    }
}
