use std::io::{self, SeekFrom};

use super::pieces::Pieces;
use super::up_to::up_to;
use super::{gif_pieces, jpeg_pieces, png_pieces, webp_pieces};
use crate::base::content::Reader;
use crate::site::images::exif_data::orientation;
use crate::site::images::extent::Extent;

/// A picture without its metadata. What is not recognised is left out, except for pixels.
///
/// # Errors
/// `Unsupported` if the format of the file is another one; that it consists of too many parts; those of the reader.
pub fn read_pieces(source: &mut dyn Reader, extent: Extent) -> io::Result<Pieces> {
    source.seek(SeekFrom::Start(0))?;
    let start = up_to(source, 12)?;
    let turned = orientation(source).filter(|value| (2..=8).contains(value));
    let pieces = match *start {
        [0xff, 0xd8, 0xff, ..] => jpeg_pieces::pieces(source, turned, extent),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => png_pieces::pieces(source, turned, extent),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => webp_pieces::pieces(source, turned, extent),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => gif_pieces::pieces(source, extent),
        _ => Err(io::ErrorKind::Unsupported.into()),
    }?;
    match pieces.is_full {
        true => Err(io::Error::other("its metadata is in too many parts")),
        false => Ok(pieces),
    }
}
