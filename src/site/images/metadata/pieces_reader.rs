use std::io::{self, BufRead, Read, Seek, SeekFrom};

use super::piece::Piece;
use super::pieces::Pieces;
use crate::base::content::Reader;

/// Reads the pieces of a file as if they were a file.
pub struct PiecesReader<'a> {
    source: Box<dyn Reader + 'a>,
    pieces: Vec<Piece>,
    /// Where each piece begins, and where the last one ends.
    starts: Vec<u64>,
    at: u64,
    /// Whether the source is where the next byte is read.
    is_placed: bool,
}

impl<'a> PiecesReader<'a> {
    /// Reads `pieces` of `source`.
    pub fn new(source: Box<dyn Reader + 'a>, pieces: Pieces) -> PiecesReader<'a> {
        let pieces = pieces.parts;
        let mut starts = vec![0];
        for piece in &pieces {
            starts.push(starts[starts.len() - 1] + piece.length());
        }
        PiecesReader { source, pieces, starts, at: 0, is_placed: false }
    }

    /// The piece that has the next byte.
    fn piece(&self) -> Option<usize> {
        let number = self.starts.partition_point(|start| *start <= self.at) - 1;
        (number < self.pieces.len()).then_some(number)
    }
}

impl Read for PiecesReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for PiecesReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let Some(number) = self.piece() else { return Ok(&[]) };
        let within = self.at - self.starts[number];
        match &self.pieces[number] {
            // The position is inside the piece, which is in memory.
            Piece::New(bytes) => Ok(&bytes[within as usize..]),
            Piece::Copied(from, to) => {
                if !self.is_placed {
                    self.source.seek(SeekFrom::Start(from + within))?;
                    self.is_placed = true;
                }
                let rest = to - from - within;
                let bytes = self.source.fill_buf()?;
                Ok(&bytes[..bytes.len().min(usize::try_from(rest).unwrap_or(usize::MAX))])
            }
        }
    }

    fn consume(&mut self, count: usize) {
        let Some(number) = self.piece() else { return };
        if matches!(self.pieces[number], Piece::Copied(..)) {
            self.source.consume(count);
        }
        self.at += count as u64;
        if self.at == self.starts[number + 1] {
            self.is_placed = false;
        }
    }
}

impl Seek for PiecesReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let end = self.starts[self.starts.len() - 1];
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        self.is_placed = false;
        Ok(self.at)
    }
}
