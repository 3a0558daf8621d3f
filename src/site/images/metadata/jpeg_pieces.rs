use std::io::{self, SeekFrom};

use super::pieces::Pieces;
use super::up_to::up_to;
use crate::base::content::Reader;
use crate::site::images::exif_data;
use crate::site::images::extent::Extent;
use crate::site::images::jpeg_segments::SOS;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;

/// Reads as browsers do: bytes between two segments are skipped, and the file may end anywhere.
pub fn pieces(source: &mut dyn Reader, orientation: Option<u8>, extent: Extent) -> io::Result<Pieces> {
    let end = source.seek(SeekFrom::End(0))?;
    let mut at = source.seek(SeekFrom::Start(2))?;
    let mut pieces = Pieces::default();
    pieces.keep(0, 2);
    let mut rotation = orientation.map(exif_segment);
    let mut is_scan = false;
    loop {
        let (filled_from, start, marker) = next_marker(source, at)?;
        if is_scan {
            // The bytes that fill would make another marker of what follows if this one is left out.
            pieces.keep(at, filled_from);
        }
        pieces.read_to = start;
        at = start + 2;
        let Some(marker) = marker else { break };
        if marker == SOI {
            continue;
        }
        let length = if marker == EOI { Vec::new() } else { up_to(source, 2)? };
        let payload = match *length {
            [a, b] => up_to(source, 14.min(u64::from(u16::from_be_bytes([a, b])).saturating_sub(2)))?,
            _ => Vec::new(),
        };
        // JFIF is the first if there is one.
        if !is_jfif(marker, &payload) {
            rotation.take().into_iter().for_each(|rotation| pieces.add(rotation));
        }
        if marker == EOI {
            pieces.keep(start, at);
            break;
        }
        let [a, b] = *length else { break };
        let after = start + 2 + u64::from(u16::from_be_bytes([a, b])).max(2);
        is_scan = marker == SOS && after <= end;
        pieces.has_pixels |= is_scan;
        if (is_scan && extent == Extent::Head) || after > end {
            break;
        }
        keep_segment(&mut pieces, marker, (start, after), &payload);
        at = after;
        source.seek_relative((after - start - 4) as i64 - payload.len() as i64)?;
    }
    if extent == Extent::Whole {
        pieces.read_to = end;
    }
    Ok(pieces)
}

/// Keeps what belongs to the picture. Of the segments of applications, only those that change its colours do.
fn keep_segment(pieces: &mut Pieces, marker: u8, (start, end): (u64, u64), payload: &[u8]) {
    match marker {
        // The version and the density, without the thumbnail that may follow.
        _ if is_jfif(marker, payload) && end - start > 18 => {
            pieces.add([&[0xff, 0xe0, 0, 16][..], &payload[..12], &[0, 0]].concat());
        }
        _ if is_jfif(marker, payload) => pieces.keep(start, end),
        0xe2 if payload.starts_with(b"ICC_PROFILE\0") => pieces.keep(start, end),
        0xee if payload.starts_with(b"Adobe") && payload.len() > 12 => {
            pieces.add([&[0xff, 0xee, 0, 14][..], &payload[..12]].concat());
        }
        0xee if payload.starts_with(b"Adobe") => pieces.keep(start, end),
        0xc0..=0xcf | SOS..=0xdf => pieces.keep(start, end),
        _ => {}
    }
}

fn is_jfif(marker: u8, payload: &[u8]) -> bool {
    marker == 0xe0 && payload.starts_with(b"JFIF\0") && payload.len() == 14
}

/// Where the next marker after `at`, where the reader is, begins, with and without the bytes that fill, and which it is.
/// Afterwards the reader is behind it. At the end of the file there is none.
fn next_marker(source: &mut dyn Reader, mut at: u64) -> io::Result<(u64, u64, Option<u8>)> {
    // How many times 0xff was read just now.
    let mut run = 0;
    loop {
        let bytes = source.fill_buf()?;
        let count = bytes.len();
        if count == 0 {
            return Ok((at, at, None));
        }
        let mut next = 0;
        while next < count {
            if run == 0 {
                let Some(found) = memchr::memchr(0xff, &bytes[next..]) else { break };
                next += found + 1;
                run = 1;
                continue;
            }
            match bytes[next] {
                // A second one only fills.
                0xff => run += 1,
                marker @ (0xc0..=0xcf | 0xd8..=0xfe) => {
                    source.consume(next + 1);
                    let end = at + next as u64;
                    return Ok((end - run, end - 1, Some(marker)));
                }
                // A byte of the data, or a mark between parts of them.
                _ => run = 0,
            }
            next += 1;
        }
        source.consume(count);
        at += count as u64;
    }
}

fn exif_segment(orientation: u8) -> Vec<u8> {
    let exif = exif_data::only_orientation(orientation);
    // 34 bytes: the length itself, a name of six, and the data.
    [&[0xff, 0xe1, 0, 34][..], b"Exif\0\0", &exif].concat()
}
