/// Line numbers of increasing positions.
pub(super) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        LineCounter { text, at: 0, line: 1 }
    }

    /// The line of `position`, counted from 1.
    pub(super) fn at(&mut self, position: usize) -> u32 {
        let position = position.max(self.at);
        self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..position]).count() as u32;
        self.at = position;
        self.line
    }
}
