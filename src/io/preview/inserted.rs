use std::io::{self, Cursor, Read};

/// A page with a text inserted, which is read without holding the page.
pub struct Inserted<R> {
    page: R,
    /// How many bytes of the page come before the text.
    before: u64,
    text: Cursor<String>,
}

impl<R: Read> Inserted<R> {
    /// `page`, from its beginning, with `text` after `at` bytes.
    pub fn new(page: R, at: u64, text: String) -> Inserted<R> {
        Inserted { page, before: at, text: Cursor::new(text) }
    }
}

impl<R: Read> Read for Inserted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.before > 0 {
            let count = self.page.by_ref().take(self.before).read(buffer)?;
            self.before -= count as u64;
            return Ok(count);
        }
        match self.text.read(buffer)? {
            0 => self.page.read(buffer),
            count => Ok(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_inserted_at_its_place() {
        for (at, expected) in [(0, "+abc"), (2, "ab+c"), (3, "abc+")] {
            let mut text = String::new();
            Inserted::new(&b"abc"[..], at, "+".into()).read_to_string(&mut text).unwrap();
            assert_eq!(text, expected);
        }
    }
}
