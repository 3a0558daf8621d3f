use crate::talk::html::{self, Token, tokens};

/// A paragraph or list item of a text in HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// Where an attribute can be added to its tag, in bytes.
    pub at: usize,
    /// Its own words, without those of paragraphs and items in it.
    pub text: String,
}

impl TextBlock {
    /// The paragraphs and items of `html` that have any text. Footnotes are not said, so they are left out.
    pub fn all(html: &str) -> Vec<TextBlock> {
        // As long, and without the placeholders.
        let html = html.replace('\0', " ");
        let mut out: Vec<TextBlock> = Vec::new();
        let mut open: Vec<(String, usize)> = Vec::new();
        // How deep the tags are in a list of footnotes, or in a mark that leads there.
        let mut unsaid = 0;
        for token in tokens(&html) {
            match token {
                Token::Open(tag) if unsaid > 0 => unsaid += usize::from(matches!(&*tag.name, "ol" | "sup")),
                Token::Close { name, .. } if unsaid > 0 => unsaid -= usize::from(matches!(&*name, "ol" | "sup")),
                _ if unsaid > 0 => {}
                Token::Open(tag) if tag.name == "sup" => unsaid = 1,
                Token::Open(tag) if tag.name == "ol" && tag.classes().any(|class| class == "footnotes") => unsaid = 1,
                Token::Open(tag) if matches!(&*tag.name, "p" | "li") => {
                    if tag.name == "p" && open.last().is_some_and(|(name, _)| name == "p") {
                        open.pop();
                    }
                    open.push((tag.name.to_string(), out.len()));
                    out.push(TextBlock { at: tag.range.start + 1 + tag.name.len(), text: String::new() });
                }
                Token::Close { name, .. } => {
                    if let Some(at) = open.iter().rposition(|(open, _)| *open == name) {
                        open.truncate(at);
                    }
                }
                Token::Open(tag) if tag.name == "br" => push(&mut out, &open, " "),
                Token::Text(range) => push(&mut out, &open, &html::decode(&html[range])),
                _ => {}
            }
        }
        out.retain(|block| !block.text.trim().is_empty());
        out
    }
}

/// Adds `text` to the innermost open block.
fn push(blocks: &mut [TextBlock], open: &[(String, usize)], text: &str) {
    if let Some(block) = open.last().and_then(|(_, at)| blocks.get_mut(*at)) {
        block.text.push_str(text);
    }
}

#[test]
fn words_belong_to_the_innermost_block() {
    let html = "<p>O<em>n</em>e<br>two<sup>1</sup> &amp; \0.</p>\n<ul>\n<li>three<ul><li><p>four</p></li></ul></li>\n</ul>\n\
                <P class=a>five<p>six</p><ol class=\"footnotes\"><li><p>seven</p></li></ol><p>eight</p><p><img src=\"\0\"></p>";
    let found: Vec<String> = TextBlock::all(html)
        .into_iter()
        .map(|block| {
            format!("{} {}", &html[block.at - 2..block.at], block.text.split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(found, ["<p One two & .", "li three", "<p four", "<P five", "<p six", "<p eight"]);
}
