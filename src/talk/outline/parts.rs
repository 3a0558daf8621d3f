use std::ops::Range;

/// A range of text with pieces removed.
pub struct Parts {
    from: usize,
    /// What is left of the range up to the last cut.
    pub done: Vec<Range<usize>>,
}

impl Parts {
    /// A range that begins at `from`.
    pub fn new(from: usize) -> Parts {
        Parts { from, done: Vec::new() }
    }

    /// Removes what is between `end` and `next`.
    pub fn cut(&mut self, end: usize, next: usize) {
        if self.from < end {
            self.done.push(self.from..end);
        }
        self.from = next;
    }
}
