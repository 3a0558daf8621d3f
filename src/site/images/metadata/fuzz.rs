//! What must hold for any picture, for the fuzz target `picture`: pictures come from strangers too.

use std::io::{Cursor, Read};

use super::pieces_reader::PiecesReader;
use super::read_pieces::read_pieces;
use super::{MetadataFacts, has_position};
use crate::base::Content;
use crate::site::images::extent::Extent;
use crate::site::images::raster::{Head, decode};

/// The memory within which a picture is decoded here, in bytes.
const MAX_DECODED: u64 = 16 * 1024 * 1024;

/// Reads `bytes` in every way in which a picture is read.
///
/// # Panics
/// If leaving out metadata adds something, or leaves some behind that a second time takes out.
pub fn picture(bytes: &[u8]) {
    let content = Content::bytes(bytes);
    MetadataFacts::read(&content);
    has_position(&content);
    if let Some(less) = without_metadata(bytes) {
        assert!(less.len() <= bytes.len());
        assert!(without_metadata(&less).is_none_or(|again| again == less));
    }
    let mut source = Cursor::new(bytes);
    if let Some(head) = Head::read(&mut source).filter(|head| head.decoding_memory() <= MAX_DECODED) {
        decode(&mut source, &head);
    }
}

/// The picture without its metadata; `None` if it has none that can be left out.
fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut source = Cursor::new(bytes);
    let pieces = read_pieces(&mut source, Extent::Whole).ok()?;
    let mut less = Vec::new();
    PiecesReader::new(Box::new(source), pieces).read_to_end(&mut less).ok()?;
    Some(less)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURES: [&[u8]; 2] = [
        include_bytes!("../../../../tests/fixtures/image-widths/site/static/img/animated.png"),
        include_bytes!("../../../../tests/fixtures/image-widths/site/static/img/narrow.png"),
    ];

    /// A second SOI in a scan, behind a byte that fills, before what would then be the rest of a marker.
    #[test]
    fn what_is_left_out_leaves_no_marker_behind() {
        picture(b"\xff\xd8\xff\xda\0\x04ab\x01\xff\xff\xd8\xc6\xff\xd9");
    }

    #[test]
    fn a_damaged_picture_harms_nothing() {
        for good in PICTURES {
            picture(good);
            for at in 0..good.len().min(300) {
                picture(&good[..at]);
                for byte in *b"\0\x01\xff" {
                    let mut damaged = good.to_vec();
                    damaged[at] = byte;
                    picture(&damaged);
                }
            }
        }
    }
}
