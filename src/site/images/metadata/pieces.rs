use super::piece::Piece;

/// Pieces of one file at most: a file with more is not a picture that a camera or program wrote.
const MAX_PIECES: usize = 100_000;

/// What is written instead of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The parts in order.
    pub parts: Vec<Piece>,
    /// Whether the pixels were found.
    pub has_pixels: bool,
    /// How far the file was read, in bytes.
    pub read_to: u64,
    /// Whether pieces are missing because there are too many.
    pub is_full: bool,
}

impl Pieces {
    /// Adds bytes of the file.
    pub fn keep(&mut self, from: u64, to: u64) {
        match self.parts.last_mut() {
            _ if from >= to => {}
            Some(Piece::Copied(_, end)) if *end == from => *end = to,
            _ => self.push(Piece::Copied(from, to)),
        }
    }

    /// Adds other bytes.
    pub fn add(&mut self, bytes: Vec<u8>) {
        self.push(Piece::New(bytes));
    }

    fn push(&mut self, piece: Piece) {
        self.is_full |= self.parts.len() >= MAX_PIECES;
        if !self.is_full {
            self.parts.push(piece);
        }
    }

    /// The length of what is written, in bytes.
    pub fn length(&self) -> u64 {
        self.parts.iter().map(Piece::length).sum()
    }

    /// The bytes of the file that were read and are not written: from one position to another, in order.
    pub fn left_out(&self) -> Vec<(u64, u64)> {
        let mut gaps = Vec::new();
        let mut at = 0;
        for piece in &self.parts {
            if let Piece::Copied(from, to) = piece {
                gaps.push((at, *from));
                at = *to;
            }
        }
        gaps.push((at, self.read_to));
        gaps.retain(|(from, to)| from < to);
        gaps
    }
}
