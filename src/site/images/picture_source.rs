use std::sync::OnceLock;

use crate::base::{Content, Digest, Drawing, PictureFile, SitePath};
use crate::site::images::raster::{self, Head};

/// A picture of the site that is drawn in other sizes.
#[derive(Debug)]
pub struct PictureSource {
    path: SitePath,
    content: Content,
    /// Of the content, once somebody has asked for it.
    digest: OnceLock<Option<Digest>>,
}

impl PictureSource {
    /// The picture at `path`.
    pub fn new(path: SitePath, content: Content) -> PictureSource {
        PictureSource { path, content, digest: OnceLock::new() }
    }

    /// The file as the author has it.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The digest of the file, which is read only once; `None` if it cannot be read.
    pub fn digest(&self) -> Option<Digest> {
        *self.digest.get_or_init(|| self.content.digest().ok())
    }

    fn head(&self) -> Option<Head> {
        Head::read(&mut *self.content.reader().ok()?)
    }

    fn drawn(&self, wanted: &[Drawing]) -> Option<Vec<Option<Vec<u8>>>> {
        let head = self.head().filter(|head| head.memory(wanted).is_some())?;
        let decoded = raster::decode(&mut *self.content.reader().ok()?, &head)?;
        Some(wanted.iter().map(|drawing| decoded.draw(*drawing)).collect())
    }
}

impl PictureFile for PictureSource {
    fn path(&self) -> &SitePath {
        &self.path
    }

    fn memory(&self, wanted: &[Drawing]) -> u64 {
        self.head().and_then(|head| head.memory(wanted)).unwrap_or(0)
    }

    fn draw(&self, wanted: &[Drawing]) -> Vec<Option<Vec<u8>>> {
        self.drawn(wanted).unwrap_or_else(|| vec![None; wanted.len()])
    }
}
