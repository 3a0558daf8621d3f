use std::fmt;

use html5gum::{Readable, Reader};

/// Text for the tokenizer, which calls itself for each value in double quotes: tens of thousands in one tag would overflow the
/// stack. An error between two pieces of such a value makes it return, and it continues in the same state when it is called again.
pub(super) struct PausingReader<'h> {
    text: <&'h str as Readable<'h>>::Reader,
    reads: usize,
}

/// After so many reads in values, the tokenizer has to return.
const READS: usize = 32;

impl<'h> PausingReader<'h> {
    pub(super) fn new(html: &'h str) -> PausingReader<'h> {
        PausingReader { text: html.to_reader(), reads: 0 }
    }
}

impl Reader for PausingReader<'_> {
    /// Not a mistake: a pause.
    type Error = fmt::Error;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, fmt::Error> {
        let Ok(byte) = self.text.read_byte();
        Ok(byte)
    }

    #[inline(always)]
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, fmt::Error> {
        let Ok(found) = self.text.try_read_string(text, case_sensitive);
        Ok(found)
    }

    #[inline(always)]
    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, fmt::Error> {
        if needle.first() == Some(&b'"') {
            self.reads += 1;
            if self.reads.is_multiple_of(READS) {
                return Err(fmt::Error);
            }
        }
        let Ok(read) = self.text.read_until(needle, buffer);
        Ok(read)
    }
}
