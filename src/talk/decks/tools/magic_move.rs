use crate::talk::decks::{Include, Included};
use crate::talk::scan::line::{closes_fence, fence};

/// Code that Slidev changes step by step, in a block `md magic-move`: the last of its steps is shown.
pub fn magic_moves(text: &str) -> Vec<Include> {
    let mut out = Vec::new();
    if !text.contains("magic-move") {
        return out;
    }
    let mut open: Option<((u8, usize), Option<MagicMove>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_end();
        match &mut open {
            Some((mark, block)) if closes_fence(content, *mark) => {
                out.extend(block.take().into_iter().flat_map(|block| block.end(start, start + content.len())));
                open = None;
            }
            Some((_, Some(block))) => block.line(content, start),
            Some(_) => {}
            None => {
                let Some(mark) = fence(content) else { continue };
                let mut words = content.trim_start()[mark.1..].split_ascii_whitespace();
                let is_magic = words.next() == Some("md") && words.next().is_some_and(|word| word == "magic-move");
                open = Some((mark, is_magic.then(|| MagicMove::new(start))));
            }
        }
    }
    out
}

/// A block that is being read.
struct MagicMove {
    start: usize,
    /// The fence that is open in it.
    open: Option<(u8, usize)>,
    /// Where the last code in it begins.
    last: Option<usize>,
}

impl MagicMove {
    fn new(start: usize) -> MagicMove {
        MagicMove { start, open: None, last: None }
    }

    fn line(&mut self, content: &str, start: usize) {
        match self.open {
            Some(mark) if closes_fence(content, mark) => self.open = None,
            Some(_) => {}
            None => {
                self.open = fence(content);
                if self.open.is_some() {
                    self.last = Some(start);
                }
            }
        }
    }

    /// What is not shown of a block whose closing line is from `close` to `end`.
    fn end(self, close: usize, end: usize) -> Vec<Include> {
        let Some(last) = self.last.filter(|_| self.open.is_none()) else { return Vec::new() };
        let name = Some("`magic-move`, except its last code".to_owned());
        let above = Include { range: self.start..last, what: Included::Instead(String::new(), name) };
        vec![above, Include { range: close..end, what: Included::Instead(String::new(), None) }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_code_stays() {
        let text = "````md magic-move {lines: true}\n```ts {*|2}\na\n```\n\nText\n\n```ts\nb\n```\n````\n";
        let gone: Vec<&str> = magic_moves(text).into_iter().map(|include| &text[include.range]).collect();
        assert_eq!(gone, ["````md magic-move {lines: true}\n```ts {*|2}\na\n```\n\nText\n\n", "````"]);
        for text in ["````md magic-move\n````\n", "````md magic-move\n```ts\na\n````\n", "```ts magic-move\na\n```\n"] {
            assert!(magic_moves(text).is_empty(), "{text}");
        }
    }
}
