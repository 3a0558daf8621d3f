//! The checksum with which a store notices a damaged upload.

use std::io::{self, Read};

/// Computes the CRC-32 of everything that is read through it.
pub(super) struct Checksum<R> {
    source: R,
    table: [u32; 256],
    state: u32,
    /// How many bytes were read.
    pub size: u64,
}

impl<R: Read> Checksum<R> {
    /// Of what `source` gives.
    pub fn new(source: R) -> Checksum<R> {
        let mut table = [0; 256];
        for (value, slot) in (0_u32..).zip(&mut table) {
            *slot = (0..8).fold(value, |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 });
        }
        Checksum { source, table, state: u32::MAX, size: 0 }
    }

    /// The checksum as a header has it.
    pub fn to_header(&self) -> String {
        base64((!self.state).to_be_bytes())
    }
}

impl<R: Read> Read for Checksum<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        for byte in &buffer[..length] {
            let index = (self.state ^ u32::from(*byte)) & 0xff;
            self.state = self.table[index as usize] ^ (self.state >> 8);
        }
        self.size += length as u64;
        Ok(length)
    }
}

/// Four bytes in base64.
fn base64(bytes: [u8; 4]) -> String {
    let digit = |value: u32| {
        char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[value as usize & 63])
    };
    let [a, b, c, d] = bytes.map(u32::from);
    let first = a << 16 | b << 8 | c;
    let digits = [first >> 18, first >> 12, first >> 6, first, d >> 2, d << 4].map(digit);
    digits.iter().collect::<String>() + "=="
}

#[cfg(test)]
mod tests {
    use super::Checksum;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        let mut checksum = Checksum::new(&b"123456789"[..]);
        std::io::copy(&mut checksum, &mut std::io::sink()).unwrap();
        // 0xcbf43926
        assert_eq!((checksum.to_header().as_str(), checksum.size), ("y/Q5Jg==", 9));
    }
}
