use crate::base::{Content, SitePath};
use crate::talk::captions::Captions;

/// The captions of a recording. They are read again when they are needed, so that those of all talks are never in memory at once.
#[derive(Clone, Debug)]
pub struct TimedCaptions {
    /// The author's file.
    pub path: SitePath,
    /// What is in it.
    pub content: Content,
    /// Distinguishes these captions from others in names of files: ten hexadecimal digits.
    pub digest: String,
    /// Whether they are published as WebVTT because the file is in another format.
    pub is_converted: bool,
}

impl TimedCaptions {
    /// Reads them; nothing if the file has changed meanwhile and cannot be read.
    pub fn read(&self) -> Option<Captions> {
        let bytes = self.content.read().ok()?;
        Captions::read(&self.path, &bytes).ok()
    }
}
