use std::ops::Range;

/// What front matter between fences is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
}

impl Spelling {
    /// The line above and below it.
    pub(super) const fn fence(self) -> &'static str {
        match self {
            Spelling::Yaml => "---",
            Spelling::Toml => "+++",
        }
    }
}

/// The opening fence on the first line of a document.
pub(super) struct Fence {
    pub(super) spelling: Spelling,
    /// Where the line after it begins.
    start: usize,
}

impl Fence {
    /// The fence `text` begins with.
    pub(super) fn find(text: &str) -> Option<Fence> {
        let line = text.split_inclusive('\n').next()?;
        let spelling = [Spelling::Yaml, Spelling::Toml].into_iter().find(|s| line.trim_end() == s.fence())?;
        Some(Fence { spelling, start: line.len() })
    }

    /// The text between the fences, and where the body begins. `None` if the fences are not closed.
    pub(super) fn close(&self, text: &str) -> Option<(Range<usize>, usize)> {
        let mut at = self.start;
        for line in text[self.start..].split_inclusive('\n') {
            if line.trim_end() == self.spelling.fence() {
                return Some((self.start..at, at + line.len()));
            }
            at += line.len();
        }
        None
    }
}
