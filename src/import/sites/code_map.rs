use std::ops::Range;

/// Where the fenced blocks of a body are.
#[derive(Debug)]
pub(super) struct CodeMap(Vec<Range<usize>>);

impl CodeMap {
    /// Those of `body`.
    pub fn of(body: &str) -> CodeMap {
        let mut found = Vec::new();
        let mut open: Option<(usize, char, usize)> = None;
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            let text = line.trim_start();
            let character = text.chars().next().filter(|c| matches!(c, '`' | '~'));
            let length = character.map_or(0, |c| text.chars().take_while(|other| *other == c).count());
            match (open, character) {
                (None, Some(c)) if length >= 3 && !(c == '`' && text[length..].contains('`')) => {
                    open = Some((at, c, length))
                }
                (Some((start, own, least)), Some(c))
                    if c == own && length >= least && text[length..].trim().is_empty() =>
                {
                    found.push(start..at + line.len());
                    open = None;
                }
                _ => {}
            }
            at += line.len();
        }
        found.extend(open.map(|(start, ..)| start..body.len()));
        CodeMap(found)
    }

    /// Whether the byte `at` is in a block.
    pub fn contains(&self, at: usize) -> bool {
        let index = self.0.partition_point(|range| range.end <= at);
        self.0.get(index).is_some_and(|range| range.contains(&at))
    }
}
