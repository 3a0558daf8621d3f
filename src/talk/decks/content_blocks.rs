use std::ops::Range;

use super::SlideText;

/// Blocks of a slide with classes, in remark's syntax: `.class[` at the start of a line, and its `]` at the end of one.
#[derive(Debug, Default)]
pub struct ContentBlocks {
    /// In no particular order.
    pub found: Vec<ContentBlock>,
}

/// One of them.
#[derive(Debug)]
pub struct ContentBlock {
    /// `.class[`.
    pub opens: Range<usize>,
    /// `]`.
    pub closes: Range<usize>,
    /// The classes, with spaces between them.
    pub classes: String,
}

/// A bracket that is open.
enum Bracket {
    Block { opens: Range<usize>, classes: String },
    Other,
}

impl ContentBlocks {
    /// Finds those of `slide`.
    pub fn find(slide: &SlideText<'_>) -> ContentBlocks {
        let mut out = ContentBlocks::default();
        let mut open: Vec<Bracket> = Vec::new();
        for line in slide.lines {
            out.read(line.text(slide.text), line.range.start, &mut open);
        }
        out
    }

    fn read(&mut self, line: &str, start: usize, open: &mut Vec<Bracket>) {
        let mut at = 0;
        let mut is_first = true;
        let mut is_code = false;
        while at < line.len() {
            let b = line.as_bytes()[at];
            let is_start = is_first;
            is_first = is_first && b.is_ascii_whitespace();
            if is_start && let Some(length) = opening(&line[at..]) {
                let classes = line[at + 1..at + length - 1].replace('.', " ");
                open.push(Bracket::Block { opens: start + at..start + at + length, classes });
                // A block can begin right behind another one.
                is_first = true;
                at += length;
                continue;
            }
            match b {
                b'`' => is_code = !is_code,
                b'\\' => at += 1,
                b'[' if !is_code => open.push(Bracket::Other),
                b']' if !is_code => {
                    let is_last = line[at + 1..].trim_matches([']', ' ', '\t']).is_empty();
                    if let Some(Bracket::Block { opens, classes }) = open.pop()
                        && is_last
                    {
                        self.found.push(ContentBlock { opens, closes: start + at..start + at + 1, classes });
                    }
                }
                _ => {}
            }
            at += 1;
            while at < line.len() && !line.is_char_boundary(at) {
                at += 1;
            }
        }
    }
}

/// The length of `.class.class[` at the start of `text`.
fn opening(text: &str) -> Option<usize> {
    let bracket = text.starts_with('.').then(|| text.find('['))??;
    let is_sound =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    text[1..bracket].split('.').all(is_sound).then_some(bracket + 1)
}
