use std::io::{self, SeekFrom};

use super::pieces::Pieces;
use crate::base::content::Reader;
use crate::site::images::exif_data;
use crate::site::images::extent::Extent;
use crate::site::images::png_chunks::PngChunk;

/// The chunks that make the picture and how it looks. `CgBI` is how Apple's programs mark theirs.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"CgBI", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// Reads chunk by chunk to the end of the picture, or to its pixels.
pub fn pieces(source: &mut dyn Reader, orientation: Option<u8>, extent: Extent) -> io::Result<Pieces> {
    let end = source.seek(SeekFrom::End(0))?;
    let mut pieces = Pieces::default();
    pieces.keep(0, 8);
    let mut at = 8;
    while at < end
        && let Some(chunk) = PngChunk::read(source, at)?
    {
        pieces.has_pixels |= &chunk.kind == b"IDAT";
        if pieces.has_pixels && extent == Extent::Head {
            pieces.read_to = at;
            return Ok(pieces);
        }
        let is_kept = KEPT.contains(&&chunk.kind);
        match chunk.end() <= end {
            true if is_kept => pieces.keep(at, chunk.end()),
            true => {}
            // The file ends in the chunk.
            false if matches!(&chunk.kind, b"IDAT" | b"fdAT") => pieces.keep(at, end),
            false => break,
        }
        if let Some(orientation) = orientation.filter(|_| &chunk.kind == b"IHDR") {
            pieces.add(exif_chunk(orientation));
        }
        at = chunk.end();
        if &chunk.kind == b"IEND" {
            break;
        }
    }
    pieces.read_to = end;
    Ok(pieces)
}

fn exif_chunk(orientation: u8) -> Vec<u8> {
    let exif = exif_data::only_orientation(orientation);
    let body = [&b"eXIf"[..], &exif].concat();
    [&(exif.len() as u32).to_be_bytes()[..], &body, &checksum(&body).to_be_bytes()].concat()
}

/// The checksum of a chunk (CRC-32), of its kind and data.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

#[test]
fn the_checksum_is_that_of_png() {
    assert_eq!(checksum(b"IEND"), 0xae42_6082);
}
