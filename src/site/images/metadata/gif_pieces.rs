use std::io::{self, SeekFrom};

use super::pieces::Pieces;
use super::up_to::up_to;
use crate::base::content::Reader;
use crate::site::images::extent::Extent;

/// The applications whose data change how a picture looks: two names of the number of repetitions, and the colour profile.
const KEPT: &[&[u8]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// Reads block by block to the end of the picture, or to its pixels.
pub fn pieces(source: &mut dyn Reader, extent: Extent) -> io::Result<Pieces> {
    let end = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    let mut pieces = Pieces { read_to: end, ..Pieces::default() };
    let head = up_to(source, 13)?;
    if head.len() < 13 || is_cut(skip(source, colours(head[10])))? {
        pieces.keep(0, end);
        return Ok(pieces);
    }
    let mut at = source.stream_position()?;
    pieces.keep(0, at);
    loop {
        let kind = up_to(source, 1)?;
        let mut is_kept = true;
        let read = match kind.first() {
            Some(b',') => {
                pieces.has_pixels = true;
                if extent == Extent::Head {
                    pieces.read_to = at;
                    break;
                }
                image(source)
            }
            Some(b'!') => extension(source).map(|kept| is_kept = kept),
            // Nothing, which decoders skip.
            Some(0) => {
                is_kept = false;
                Ok(())
            }
            Some(b';') => {
                pieces.keep(at, at + 1);
                break;
            }
            _ => break,
        };
        if is_cut(read)? {
            // Of a file that ends in the pixels, those are kept.
            if kind == b"," {
                pieces.keep(at, end);
            }
            break;
        }
        let after = source.stream_position()?;
        if is_kept {
            pieces.keep(at, after);
        }
        at = after;
    }
    Ok(pieces)
}

/// Whether the file ended before what was read.
fn is_cut(read: io::Result<()>) -> io::Result<bool> {
    match read {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
        Err(error) => Err(error),
    }
}

fn image(source: &mut dyn Reader) -> io::Result<()> {
    let mut head = [0; 9];
    source.read_exact(&mut head)?;
    skip(source, colours(head[8]))?;
    skip(source, 1)?;
    blocks(source)
}

/// Whether the extension belongs to the picture.
fn extension(source: &mut dyn Reader) -> io::Result<bool> {
    let mut label = [0; 2];
    source.read_exact(&mut label)?;
    let mut name = vec![0; usize::from(label[1])];
    source.read_exact(&mut name)?;
    if label[1] > 0 {
        blocks(source)?;
    }
    Ok(match label[0] {
        0xff => KEPT.iter().any(|kept| name == *kept),
        // How an image follows the one before it, and text that is drawn.
        0xf9 | 0x01 => true,
        _ => false,
    })
}

/// Skips blocks until the empty one.
fn blocks(source: &mut dyn Reader) -> io::Result<()> {
    loop {
        let mut length = [0];
        source.read_exact(&mut length)?;
        if length[0] == 0 {
            return Ok(());
        }
        skip(source, u64::from(length[0]))?;
    }
}

/// The length of the colour table that some flags announce.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Skips bytes that must be there.
fn skip(source: &mut dyn Reader, count: u64) -> io::Result<()> {
    let mut rest = count;
    while rest > 0 {
        let bytes = source.fill_buf()?.len();
        if bytes == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let step = bytes.min(usize::try_from(rest).unwrap_or(usize::MAX));
        source.consume(step);
        rest -= step as u64;
    }
    Ok(())
}
