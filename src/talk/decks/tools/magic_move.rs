use crate::talk::decks::fenced_blocks::fenced_blocks;
use crate::talk::decks::{Include, Included};

/// Code that Slidev changes step by step, in a block `md magic-move`: the last of its steps is shown.
pub fn magic_moves(text: &str) -> Vec<Include> {
    let mut out = Vec::new();
    if !text.contains("magic-move") {
        return out;
    }
    for block in fenced_blocks(text) {
        let mut words = block.info.split_ascii_whitespace();
        if words.next() != Some("md") || words.next() != Some("magic-move") {
            continue;
        }
        let Some(last) = fenced_blocks(&text[block.content.clone()]).last() else { continue };
        let name = Some("`magic-move`, except its last code".to_owned());
        let above = block.open.start..block.content.start + last.open.start;
        out.push(Include { range: above, what: Included::Instead(String::new(), name) });
        out.push(Include { range: block.close, what: Included::Instead(String::new(), None) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_code_stays() {
        let text = "````md magic-move {lines: true}\n```ts {*|2}\na\n```\n\nText\n\n```ts\nb\n```\n````\n";
        let gone: Vec<&str> = magic_moves(text).into_iter().map(|include| &text[include.range]).collect();
        assert_eq!(gone, ["````md magic-move {lines: true}\n```ts {*|2}\na\n```\n\nText\n\n", "````"]);
        let text = " ````md magic-move\n  ```ts\na\n   ```\n ```ts\nb\n ```\n  ````\n\n````md magic-move\n```ts\nc\n```\n````\n";
        let gone: Vec<&str> = magic_moves(text).into_iter().map(|include| &text[include.range]).collect();
        assert_eq!(gone[0], " ````md magic-move\n  ```ts\na\n   ```\n");
        assert_eq!(gone[1..], ["  ````", "````md magic-move\n", "````"]);
        for text in ["````md magic-move\n````\n", "````md magic-move\n```ts\na\n````\n", "```ts magic-move\na\n```\n"] {
            assert!(magic_moves(text).is_empty(), "{text}");
        }
    }
}
