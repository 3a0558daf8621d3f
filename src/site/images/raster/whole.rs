use std::io::SeekFrom;

use super::{Head, decode, png_rows};
use crate::base::content::Reader;

/// Whether all pixels of a PNG of any size can be read, and their checksums are right.
pub fn is_whole_png(source: &mut dyn Reader) -> bool {
    source.seek(SeekFrom::Start(0)).is_ok() && png_rows::is_whole(source)
}

/// Whether an image can be decoded within the memory for drawing a picture.
pub fn is_drawable(source: &mut dyn Reader) -> bool {
    let head = Head::read(source).filter(|head| head.memory(&[]).is_some());
    head.is_some_and(|head| decode(source, &head).is_some())
}

/// The kind of colours that the profile in a PNG is for, such as `RGB `; `None` if it has no profile that can be read.
pub fn png_profile(source: &mut dyn Reader) -> Option<[u8; 4]> {
    let profile = png_rows::profile(source)?;
    let is_profile = profile.get(36..40) == Some(b"acsp");
    profile.get(16..20)?.try_into().ok().filter(|_| is_profile)
}
