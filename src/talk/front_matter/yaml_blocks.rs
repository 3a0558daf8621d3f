use std::ops::Range;

/// A key on the first column of YAML, with all lines that belong to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct YamlBlock {
    /// Its line with the key, without the end of the line.
    pub(super) first: Range<usize>,
    /// All its lines.
    pub(super) all: Range<usize>,
    /// The key.
    pub(super) key: Range<usize>,
    /// What is behind the colon, without blanks around it.
    pub(super) value: Range<usize>,
    /// The first line below that is neither blank nor a comment.
    pub(super) below: Option<Range<usize>>,
}

impl YamlBlock {
    /// All blocks of `source`. Lines above the first key, and lines that are not YAML at all, are in none.
    pub(super) fn all(source: &str) -> Vec<YamlBlock> {
        let mut blocks: Vec<YamlBlock> = Vec::new();
        let mut is_open = false;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let range = at..at + line.trim_end().len();
            at += line.len();
            if let Some(block) = YamlBlock::begin(source, &range) {
                blocks.push(block);
                is_open = true;
                continue;
            }
            let text = line.trim();
            let is_blank = text.is_empty() || text.starts_with('#');
            is_open &= is_blank || line.starts_with([' ', '\t', '-', ']', '}']);
            if let Some(block) = blocks.last_mut().filter(|_| is_open) {
                block.all.end = at;
                if !is_blank && block.below.is_none() {
                    block.below = Some(range);
                }
            }
        }
        blocks
    }

    fn begin(source: &str, line: &Range<usize>) -> Option<YamlBlock> {
        let text = &source[line.clone()];
        let (key, _) = text.split_once(':')?;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '/');
        let is_key = key.starts_with(|c: char| c.is_alphanumeric() || c == '_') && key.chars().all(is_word);
        let rest = &text[key.len() + 1..];
        if !is_key || !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            return None;
        }
        let start = line.start + key.len() + 1 + (rest.len() - rest.trim_start().len());
        Some(YamlBlock {
            first: line.clone(),
            all: line.clone(),
            key: line.start..line.start + key.trim_end().len(),
            value: start.min(line.end)..line.end,
            below: None,
        })
    }
}
