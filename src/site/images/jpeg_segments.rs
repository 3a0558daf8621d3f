use std::io;

use crate::base::content::Reader;

/// A marker of a JPEG and what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JpegSegment {
    /// The second byte of the marker.
    pub marker: u8,
    /// Where the marker begins in the file.
    pub start: u64,
    /// Length of the payload, which begins four bytes after the marker; 0 for a marker without a length.
    pub length: u16,
}

/// Segments of a JPEG that may precede its pixels.
const MAX_SEGMENTS: usize = 20_000;

/// The start of the first scan.
pub const SOS: u8 = 0xda;

impl JpegSegment {
    /// Where the segment ends.
    pub fn end(&self) -> u64 {
        self.start + 4 + u64::from(self.length)
    }

    /// The segments of a JPEG from its beginning to its first scan, which is the last one.
    ///
    /// # Errors
    /// If it is not a JPEG, or one without a scan.
    pub fn all(source: &mut dyn Reader) -> io::Result<Vec<JpegSegment>> {
        source.seek(io::SeekFrom::Start(0))?;
        let mut start = [0; 2];
        source.read_exact(&mut start)?;
        if start != [0xff, 0xd8] {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let (mut segments, mut at) = (Vec::new(), 2);
        while segments.len() < MAX_SEGMENTS {
            let segment = JpegSegment::next(source, at)?;
            at = segment.end();
            segments.push(segment);
            if segment.marker == SOS {
                return Ok(segments);
            }
            source.seek_relative(i64::from(segment.length))?;
        }
        Err(io::ErrorKind::InvalidData.into())
    }

    /// The segment whose marker begins at `at`, where the reader is; afterwards the reader is at its payload.
    pub fn next(source: &mut dyn Reader, mut at: u64) -> io::Result<JpegSegment> {
        let mut bytes = [0; 2];
        source.read_exact(&mut bytes)?;
        // A marker may have any number of fill bytes before it.
        while bytes == [0xff, 0xff] {
            source.read_exact(&mut bytes[1..])?;
            at += 1;
        }
        let [0xff, marker @ 0xc0..=0xfe] = bytes else { return Err(io::ErrorKind::InvalidData.into()) };
        if matches!(marker, 0xd0..=0xd9) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        source.read_exact(&mut bytes)?;
        let length = u16::from_be_bytes(bytes).checked_sub(2).ok_or(io::ErrorKind::InvalidData)?;
        Ok(JpegSegment { marker, start: at, length })
    }

    /// The first bytes of the payload, at most `length` of them.
    ///
    /// # Errors
    /// If the file ends before.
    pub fn payload(&self, source: &mut dyn Reader, length: usize) -> io::Result<Vec<u8>> {
        source.seek(io::SeekFrom::Start(self.start + 4))?;
        let mut bytes = vec![0; length.min(usize::from(self.length))];
        source.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}
