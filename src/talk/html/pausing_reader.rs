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

#[cfg(test)]
mod tests {
    use html5gum::Tokenizer;
    use html5gum::emitters::default::DefaultEmitter;

    use super::*;

    #[test]
    fn pauses_change_nothing() {
        let pieces = [
            "<a",
            " b",
            "=",
            "\"",
            "\"",
            "\"",
            "'",
            ">",
            "&amp",
            ";",
            " ",
            "/",
            "\r",
            "\n",
            "\0",
            "ö",
            "x=\"y\" ",
            "<!doctype a public \"",
        ];
        let mut seed = 1_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            pieces[(seed >> 33) as usize % pieces.len()]
        };
        let (mut pauses, mut tokens) = (0, 0);
        for _ in 0..300 {
            let html: String = (0..1_000).map(|_| next()).collect();
            let emitter = DefaultEmitter::<usize>::new_with_span;
            let at_once: Vec<_> =
                Tokenizer::new_with_emitter(html.as_str(), emitter()).map(|Ok(token)| token).collect();
            let read: Vec<_> = Tokenizer::new_with_emitter(PausingReader::new(&html), emitter()).collect();
            pauses += read.iter().filter(|token| token.is_err()).count();
            tokens += at_once.len();
            assert_eq!(read.into_iter().flatten().collect::<Vec<_>>(), at_once, "{html}");
        }
        assert!(pauses > 500 && tokens > 1_000, "{pauses} pauses, {tokens} tokens");
    }
}
