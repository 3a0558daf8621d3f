//! A folder of pictures becomes a draft of a talk.

use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use super::source::{MAX_LENGTH, Source};
use crate::import::draft::Draft;
use crate::import::options::Options;
use crate::import::picture_folder::{self, EXTENSIONS};
use crate::import::refusal::Refusal;
use crate::io::disk;

/// A folder with more pictures is refused.
const MAX_PICTURES: usize = 500;

/// Reads the pictures in a folder.
pub fn draft(source: &Source, options: &Options) -> Result<Draft, Stop> {
    let refuse = |reason: String| Stop::Usage(Refusal::of(&source.name, reason).0);
    let names = picture_folder::pictures(disk::file_names(&source.path)?);
    if names.is_empty() {
        return Err(refuse(format!("has no images; supported: {}", EXTENSIONS.join(", "))));
    }
    if names.len() > MAX_PICTURES {
        return Err(refuse(format!("has {} images; the limit is {MAX_PICTURES}", names.len())));
    }
    let mut pictures = Vec::with_capacity(names.len());
    let mut left = MAX_LENGTH;
    for name in names {
        let path = source.path.join(&name);
        let length = disk::file_length(&path)?.unwrap_or(0);
        left = left
            .checked_sub(length)
            .ok_or_else(|| refuse(format!("has more than {} MiB of images", MAX_LENGTH >> 20)))?;
        pictures.push((name, disk::read_bytes(&path)?));
    }
    print(&format!("{}: {}", source.name, counted(pictures.len(), "image")));
    Ok(picture_folder::draft(&source.name, pictures, options)?)
}
