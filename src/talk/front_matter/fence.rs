use std::ops::Range;

/// What front matter between fences is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`, or after `---toml`.
    Toml,
    /// After `---json`, or between lines with one brace.
    Json,
    /// After `---` and another word, such as `js`.
    Unknown,
}

/// The opening fence on the first line of a document.
pub(super) struct Fence {
    pub(super) spelling: Spelling,
    /// The line below the front matter.
    pub(super) closing: &'static str,
    /// Where the front matter begins.
    start: usize,
}

impl Fence {
    /// The fence `text` begins with.
    pub(super) fn find(text: &str) -> Option<Fence> {
        let first = text.split_inclusive('\n').next()?;
        let line = first.trim_end();
        let start = first.len();
        if line == "+++" {
            return Some(Fence { spelling: Spelling::Toml, closing: "+++", start });
        }
        if line.starts_with('{') && text[1..].trim_start().starts_with('"') {
            return Some(Fence { spelling: Spelling::Json, closing: "}", start: 0 });
        }
        let spelling = match line.strip_prefix("---")?.trim_start() {
            "" | "yaml" | "yml" => Spelling::Yaml,
            "toml" => Spelling::Toml,
            "json" => Spelling::Json,
            // A longer line of dashes, or a line of text.
            word if word.len() > 12 || !word.bytes().all(|b| b.is_ascii_alphabetic()) => return None,
            _ => Spelling::Unknown,
        };
        Some(Fence { spelling, closing: "---", start })
    }

    /// The front matter, and where the body begins. `None` if it is not closed.
    pub(super) fn close(&self, text: &str) -> Option<(Range<usize>, usize)> {
        let mut at = self.start;
        for line in text[self.start..].split_inclusive('\n') {
            let end = line.trim_end();
            let below = at + line.len();
            if self.closing == "}" && end == "}" {
                return Some((self.start..at + 1, below));
            }
            // In YAML, three dots end a document.
            if end == self.closing || self.spelling == Spelling::Yaml && end == "..." {
                return Some((self.start..at, below));
            }
            at = below;
        }
        None
    }
}
