use crate::site::output::search::encoding::push_document;

/// A word with more entries than this in bytes has several lines, so that it can be in several parts.
const MAX_LINE: usize = 12 * 1024;

/// The entries of all documents that have a word.
#[derive(Debug, Default)]
pub struct WordEntries {
    /// The last document, counted from 1.
    last: usize,
    /// With a line end where a line ends.
    list: Vec<u8>,
    /// Where the line began.
    line: usize,
}

impl WordEntries {
    /// Adds the entries of the document `number`, which comes after all that are in it.
    pub fn push(&mut self, number: usize, entries: &[u8]) {
        if self.list.len() - self.line > MAX_LINE {
            self.list.push(b'\n');
            self.line = self.list.len();
            self.last = 0;
        }
        push_document(&mut self.list, number + 1 - self.last);
        self.list.extend_from_slice(entries);
        self.last = number + 1;
    }

    /// Adds its lines: the word, a space and the entries. In each the first document is counted from the start.
    pub fn write_lines(&self, word: &[u8], out: &mut Vec<u8>) {
        for line in self.list.split(|byte| *byte == b'\n') {
            out.extend_from_slice(word);
            out.push(b' ');
            out.extend_from_slice(line);
            out.push(b'\n');
        }
    }
}
