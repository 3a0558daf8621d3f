/// A part of a file that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Bytes of the author's file, from one position to another.
    Copied(u64, u64),
    /// Other bytes.
    New(Vec<u8>),
}

impl Piece {
    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        match self {
            Piece::Copied(from, to) => to - from,
            Piece::New(bytes) => bytes.len() as u64,
        }
    }
}
