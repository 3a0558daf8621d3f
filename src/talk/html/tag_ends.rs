use crate::base::text::paragraph_end;

/// Finds out, for positions in a text that only move forward, whether a tag can end. Without it, a run of tags that are
/// never closed would be read to its end from each of them.
#[derive(Debug, Default)]
pub struct TagEnds {
    /// The next `>`.
    bracket: usize,
    /// The next blank line.
    blank: usize,
}

impl TagEnds {
    /// Whether there is a `>` between `at` and the next blank line of `text[..end]`.
    pub fn may_end(&mut self, text: &str, at: usize, end: usize) -> bool {
        if self.bracket <= at {
            self.bracket = memchr::memchr(b'>', &text.as_bytes()[at..end]).map_or(end, |i| at + i);
        }
        if self.blank <= at {
            self.blank = at + paragraph_end(&text[at..end]);
        }
        self.bracket < self.blank
    }
}
