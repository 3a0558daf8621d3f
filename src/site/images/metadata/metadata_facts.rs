use std::io::{self, Read, SeekFrom};

use super::read_pieces::read_pieces;
use crate::base::Content;
use crate::base::content::Reader;
use crate::site::images::exif_data;
use crate::site::images::extent::Extent;

/// How much of the metadata of a file is searched for a position, in bytes.
const MAX_SEARCHED: u64 = 1024 * 1024;

/// What can be done about the metadata of a picture, read from the head of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataFacts {
    /// They can be left out.
    Removable,
    /// They can be left out too, but no pixels were found to keep.
    Damaged,
    /// They cannot be left out of files in this format; and whether this one holds a position.
    OtherFormat {
        /// Whether it says where the picture was taken.
        has_position: bool,
    },
}

impl MetadataFacts {
    /// Reads them from the head of a file.
    pub fn read(content: &Content) -> MetadataFacts {
        match content.reader().and_then(|mut source| read_pieces(&mut *source, Extent::Head)) {
            Ok(pieces) if !pieces.has_pixels => MetadataFacts::Damaged,
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                MetadataFacts::OtherFormat { has_position: has_position(content) }
            }
            // What cannot be read cannot be published either, which says why.
            Ok(_) | Err(_) => MetadataFacts::Removable,
        }
    }
}

/// Whether a picture says where it was taken, in its EXIF or XMP data.
pub fn has_position(content: &Content) -> bool {
    let Ok(mut source) = content.reader() else { return false };
    exif_data::has_position(&mut *source) || names_position(&mut *source).unwrap_or(false)
}

/// Whether the metadata contain the name that XMP has for a position.
fn names_position(source: &mut dyn Reader) -> io::Result<bool> {
    source.seek(SeekFrom::Start(0))?;
    // JPEGs have all of it before their pixels, so those need not be read.
    let is_jpeg = source.fill_buf()?.starts_with(b"\xff\xd8");
    let pieces = read_pieces(source, if is_jpeg { Extent::Head } else { Extent::Whole })?;
    let mut searched = Vec::new();
    for (from, to) in pieces.left_out() {
        let left = MAX_SEARCHED.saturating_sub(searched.len() as u64);
        source.seek(SeekFrom::Start(from))?;
        source.take((to - from).min(left)).read_to_end(&mut searched)?;
    }
    Ok(memchr::memmem::find(&searched, b"GPSLatitude").is_some())
}
