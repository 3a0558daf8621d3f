//! What is read from EXIF data, and the little of them that is written.

use std::io::{BufReader, Read, SeekFrom};

use exif::{Exif, In, Tag};

use crate::base::content::Reader;
use crate::site::images::extent::Extent;
use crate::site::images::jpeg_segments::JpegSegment;
use crate::site::images::limited_reader::LimitedReader;
use crate::site::images::png_chunks::PngChunk;
use crate::site::images::riff_chunk::RiffChunk;

/// Bytes of EXIF data that are read, at most: in a TIFF, they may be anywhere.
const MAX_EXIF: u64 = 16 * 1024 * 1024;

/// What precedes EXIF data in a JPEG, in a segment of this kind.
const NAME: &[u8] = b"Exif\0\0";
const APP1: u8 = 0xe1;

/// How an image is turned to be shown, from 1 to 8 (EXIF 2.32, tag 0x0112).
pub fn orientation(source: &mut dyn Reader) -> Option<u8> {
    let exif = read(source, Extent::Head)?;
    let field = exif.get_field(Tag::Orientation, In::PRIMARY)?;
    u8::try_from(field.value.get_uint(0)?).ok()
}

/// Whether EXIF data say where the image was taken.
pub fn has_position(source: &mut dyn Reader) -> bool {
    let is_position = |tag: Tag| matches!(tag, Tag::GPSLatitude | Tag::GPSLongitude | Tag::GPSDestLatitude);
    read(source, Extent::Whole).is_some_and(|exif| exif.fields().any(|field| is_position(field.tag)))
}

/// EXIF data that hold only an orientation.
pub fn only_orientation(orientation: u8) -> [u8; 26] {
    let mut exif = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    exif[19] = orientation;
    exif
}

fn read(source: &mut dyn Reader, extent: Extent) -> Option<Exif> {
    source.seek(SeekFrom::Start(0)).ok()?;
    let mut reader = exif::Reader::new();
    // Some of it is better than nothing.
    reader.continue_on_error(true);
    let start = bytes(source, 12)?;
    source.seek(SeekFrom::Start(0)).ok()?;
    let read = match *start {
        [0x89, b'P', b'N', b'G', ..] => reader.read_raw(png_exif(source, extent)?),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => reader.read_raw(webp_exif(source)?),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => reader.read_raw(bytes(source, MAX_EXIF)?),
        [0xff, 0xd8, ..] if let Ok(segments) = JpegSegment::all(source) => {
            reader.read_raw(jpeg_exif(source, &segments)?)
        }
        // Damaged JPEGs too.
        _ => {
            source.seek(SeekFrom::Start(0)).ok()?;
            reader.read_from_container(&mut BufReader::new(LimitedReader { source, rest: MAX_EXIF }))
        }
    };
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

/// The EXIF data of a JPEG.
fn jpeg_exif(source: &mut dyn Reader, segments: &[JpegSegment]) -> Option<Vec<u8>> {
    segments.iter().filter(|segment| segment.marker == APP1).find_map(|segment| {
        let payload = segment.payload(source, usize::from(segment.length)).ok()?;
        Some(payload.strip_prefix(NAME)?.to_vec())
    })
}

/// The EXIF data of a PNG. Browsers do not read those after the pixels.
fn png_exif(source: &mut dyn Reader, extent: Extent) -> Option<Vec<u8>> {
    let mut at = 8;
    while let Some(chunk) = PngChunk::read(source, at).ok()? {
        if &chunk.kind == b"eXIf" {
            return bytes(source, chunk.length.into());
        }
        if &chunk.kind == b"IDAT" && extent == Extent::Head {
            break;
        }
        at = chunk.end();
    }
    None
}

/// The EXIF data of a WebP.
fn webp_exif(source: &mut dyn Reader) -> Option<Vec<u8>> {
    let mut at = 12;
    while let Some(chunk) = RiffChunk::read(source, at).ok()? {
        if &chunk.kind == b"EXIF" {
            let exif = bytes(source, chunk.length.into())?;
            // Some programs put the name there that a JPEG needs.
            return Some(exif.strip_prefix(NAME).map(<[u8]>::to_vec).unwrap_or(exif));
        }
        at = chunk.end();
    }
    None
}

fn bytes(source: &mut dyn Reader, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(length.min(MAX_EXIF)).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
