/// Bits, the lowest one of each byte first.
#[derive(Clone, Debug, Default)]
pub struct Bits {
    bytes: Vec<u8>,
    /// Bits that make no byte yet.
    open: u64,
    count: u32,
}

impl Bits {
    /// Adds the lowest `count` bits of `value`, at most 32.
    pub fn push(&mut self, value: u32, count: u8) {
        self.open |= u64::from(value) << self.count;
        self.count += u32::from(count);
        if self.count >= 32 {
            self.bytes.extend_from_slice(&(self.open as u32).to_le_bytes());
            self.open >>= 32;
            self.count -= 32;
        }
    }

    /// The number of bits.
    pub fn len(&self) -> u64 {
        self.bytes.len() as u64 * 8 + u64::from(self.count)
    }

    /// All bits, with zeros up to the end of the last byte.
    pub fn into_bytes(mut self) -> Vec<u8> {
        let rest = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&self.open.to_le_bytes()[..rest]);
        self.bytes
    }
}

#[test]
fn bits_fill_bytes_from_below() {
    let mut bits = Bits::default();
    bits.push(0b1, 1);
    bits.push(0b10, 2);
    bits.push(u32::MAX, 32);
    assert_eq!((bits.len(), bits.into_bytes()), (35, vec![0b1111_1101, 255, 255, 255, 0b111]));
}
