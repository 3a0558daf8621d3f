use std::io::{self, SeekFrom};

use super::piece::Piece;
use super::pieces::Pieces;
use crate::base::content::Reader;
use crate::site::images::exif_data;
use crate::site::images::extent::Extent;
use crate::site::images::riff_chunk::RiffChunk;

/// The flags of the extended header that announce EXIF and XMP.
const EXIF: u8 = 0b1000;
const XMP: u8 = 0b100;

/// What precedes the image in a frame of an animation: its position, size and duration.
const FRAME_HEAD: u64 = 16;

/// Reads chunk by chunk to the end of the picture, or to its pixels.
pub fn pieces(source: &mut dyn Reader, orientation: Option<u8>, extent: Extent) -> io::Result<Pieces> {
    let length = source.seek(SeekFrom::End(0))?;
    let mut pieces = Pieces::default();
    let mut is_extended = false;
    let Some(riff) = RiffChunk::read(source, 0)? else { return Ok(pieces) };
    let end = riff.data_end().min(length);
    let mut at = 12;
    while at < end
        && let Some(chunk) = RiffChunk::read(source, at)?
    {
        let is_pixels = matches!(&chunk.kind, b"VP8 " | b"VP8L" | b"ANMF");
        pieces.has_pixels |= is_pixels;
        if is_pixels && extent == Extent::Head {
            pieces.read_to = at;
            return Ok(pieces);
        }
        let is_whole = chunk.data_end() <= end;
        match &chunk.kind {
            b"VP8X" if is_whole && chunk.length > 0 => {
                extended_header(source, &mut pieces, &chunk, orientation.is_some())?;
                is_extended = true;
            }
            b"ANMF" if is_whole => frame(source, &mut pieces, &chunk)?,
            b"VP8 " | b"VP8L" => keep(&mut pieces, &chunk, end),
            b"ALPH" | b"ANIM" | b"ICCP" if is_whole => keep(&mut pieces, &chunk, end),
            _ => {}
        }
        at = chunk.end();
    }
    if let Some(orientation) = orientation.filter(|_| is_extended) {
        let exif = exif_data::only_orientation(orientation);
        pieces.add([&b"EXIF"[..], &(exif.len() as u32).to_le_bytes(), &exif].concat());
    }
    let size = u32::try_from(pieces.length() + 4).map_err(|_| io::ErrorKind::InvalidData)?;
    pieces.parts.insert(0, Piece::New([&b"RIFF"[..], &size.to_le_bytes(), b"WEBP"].concat()));
    pieces.read_to = length;
    Ok(pieces)
}

/// The header that announces what follows, in which only the flags change.
fn extended_header(source: &mut dyn Reader, pieces: &mut Pieces, chunk: &RiffChunk, is_turned: bool) -> io::Result<()> {
    let mut flags = [0];
    source.read_exact(&mut flags)?;
    let exif = if is_turned { EXIF } else { 0 };
    pieces.keep(chunk.start, chunk.start + 8);
    pieces.add(vec![flags[0] & !(EXIF | XMP) | exif]);
    pieces.keep(chunk.start + 9, chunk.data_end());
    pad(pieces, chunk);
    Ok(())
}

/// A frame of an animation, which has chunks of its own.
fn frame(source: &mut dyn Reader, pieces: &mut Pieces, frame: &RiffChunk) -> io::Result<()> {
    let end = frame.data_end();
    let mut at = frame.start + 8 + FRAME_HEAD;
    if at > end {
        return Ok(());
    }
    let mut kept = Pieces::default();
    kept.keep(frame.start + 8, at);
    while at < end
        && let Some(chunk) = RiffChunk::read(source, at)?
    {
        if matches!(&chunk.kind, b"ALPH" | b"VP8 " | b"VP8L") {
            keep(&mut kept, &chunk, end);
        }
        at = chunk.end();
    }
    let length = u32::try_from(kept.length()).map_err(|_| io::ErrorKind::InvalidData)?;
    match length == frame.length {
        true => pieces.keep(frame.start, frame.start + 8),
        false => pieces.add([&frame.kind[..], &length.to_le_bytes()].concat()),
    }
    pieces.is_full |= kept.is_full;
    for piece in kept.parts {
        match piece {
            Piece::Copied(from, to) => pieces.keep(from, to),
            Piece::New(bytes) => pieces.add(bytes),
        }
    }
    // It needs no byte to make its length even: the chunks in it have theirs.
    Ok(())
}

/// Keeps a chunk up to the end of what contains it, with the byte that makes its length even.
fn keep(pieces: &mut Pieces, chunk: &RiffChunk, end: u64) {
    pieces.keep(chunk.start, chunk.data_end().min(end));
    pad(pieces, chunk);
}

fn pad(pieces: &mut Pieces, chunk: &RiffChunk) {
    if chunk.length % 2 == 1 {
        pieces.add(vec![0]);
    }
}
