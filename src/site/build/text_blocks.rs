use crate::site::build::text_block::TextBlock;
use crate::site::build::text_kind::TextKind;
use crate::talk::markdown::{Fragment, Placeholder};

/// Elements that hold blocks of text and are blocks themselves.
const CONTAINERS: [&str; 7] = ["ul", "ol", "dl", "blockquote", "div", "section", "details"];

/// The blocks of text on a slide, as far as the program's own HTML shows them.
#[derive(Debug, Default)]
pub struct TextBlocks {
    /// All of them, in order.
    pub blocks: Vec<TextBlock>,
    /// The number of blocks that are in no other.
    pub outermost: usize,
    /// The number of items that follow another one in a list.
    pub following_items: usize,
    depth: usize,
    is_in_list: bool,
}

impl TextBlocks {
    /// The blocks of a text slide.
    pub fn of(face: &Fragment) -> TextBlocks {
        let mut found = TextBlocks::default();
        let mut placeholders = face.placeholders.iter();
        let mut rest = face.html.as_str();
        while let Some(at) = rest.find('<') {
            found.text(&rest[..at], &mut placeholders);
            let tag = &rest[at + 1..];
            let end = tag.find('>').unwrap_or(tag.len());
            skip(&tag[..end], &mut placeholders);
            found.tag(tag);
            rest = tag.get(end + 1..).unwrap_or_default();
        }
        found.text(rest, &mut placeholders);
        found
    }

    fn text<'f>(&mut self, text: &str, placeholders: &mut impl Iterator<Item = &'f Placeholder>) {
        if let Some(block) = self.blocks.last_mut() {
            block.length += text.trim().chars().filter(|c| *c != '\0').map(width).sum::<f32>();
        }
        for placeholder in placeholders.take(text.matches('\0').count()) {
            if let Placeholder::Code(block) = placeholder {
                self.outermost += usize::from(self.depth == 0);
                self.blocks.push(TextBlock { kind: TextKind::Code, length: 0.0, lines: block.code.lines().count() });
            }
        }
    }

    /// Looks at what follows a `<`.
    fn tag(&mut self, tag: &str) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if CONTAINERS.contains(&name) {
            if is_end {
                self.depth = self.depth.saturating_sub(1);
            } else {
                self.outermost += usize::from(self.depth == 0);
                self.is_in_list &= self.depth > 0;
                self.depth += 1;
            }
        } else if !is_end {
            self.begin(name);
        }
    }

    fn begin(&mut self, name: &str) {
        let kind = match name {
            "h1" | "h2" | "h3" => TextKind::Heading,
            "p" | "li" | "dt" | "dd" => TextKind::Text,
            "tr" => TextKind::Row,
            _ => return,
        };
        // A paragraph that begins an item is the same block.
        let is_of_item = |block: &TextBlock| block.kind == TextKind::Text && block.length == 0.0;
        if name == "p" && self.blocks.last().is_some_and(is_of_item) {
            return;
        }
        self.outermost += usize::from(self.depth == 0);
        if name == "li" {
            self.following_items += usize::from(self.is_in_list);
            self.is_in_list = true;
        }
        self.blocks.push(TextBlock { kind, length: 0.0, lines: 1 });
    }
}

/// Skips the placeholders inside a tag.
fn skip<'f>(tag: &str, placeholders: &mut impl Iterator<Item = &'f Placeholder>) {
    if let Some(last) = tag.matches('\0').count().checked_sub(1) {
        placeholders.nth(last);
    }
}

/// The width of a letter as a part of its size: the least that it has in any common font.
fn width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' => 0.2,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '"' | '`' => 0.25,
        _ => 0.4,
    }
}

#[cfg(test)]
mod tests {
    use crate::site::build::text_blocks::*;

    fn of(html: &str) -> TextBlocks {
        TextBlocks::of(&Fragment { html: html.into(), ..Fragment::default() })
    }

    #[test]
    fn loose_items_are_one_block() {
        let loose = "<ul>\n".to_owned() + &"<li>\n<p>a</p>\n</li>\n".repeat(4) + "</ul>\n";
        let found = of(&loose);
        assert_eq!((found.blocks.len(), found.outermost, found.following_items), (4, 1, 3));
    }

    #[test]
    fn only_outermost_blocks_count_as_such() {
        let found = of("<h2>A</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n<p>d</p>\n");
        assert_eq!((found.blocks.len(), found.outermost, found.following_items), (5, 4, 1));
        let found = of("<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n</div><p>c</p>");
        assert_eq!((found.blocks.len(), found.outermost), (3, 2));
    }

    #[test]
    fn broken_html_is_no_panic() {
        for html in ["", "<", "<p", "a < b", "</", "<\0", "\0<\0>\0"] {
            of(html);
        }
    }
}
