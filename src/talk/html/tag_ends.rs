use crate::base::text::paragraph_end;

/// Knows, for places in a text that only go forward, where no tag can end: a run of tags that are never closed would
/// else be read to its end from each of them.
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
