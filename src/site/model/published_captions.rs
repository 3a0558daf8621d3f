use std::sync::Arc;

use crate::base::{Content, Diagnostic, Recipe, SitePath};
use crate::talk::captions::{Captions, without_comments};
use crate::talk::recording::web_vtt;

/// An author's WebVTT file as it is published: without comments and other text that no player shows.
#[derive(Debug)]
struct PublishedCaptions {
    path: SitePath,
    content: Content,
    kind: Kind,
}

/// What a file is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Captions: written again from what was read.
    Captions,
    /// Perhaps something else, such as a list of pictures: only comments are left out.
    Other,
}

/// The file at `path` as it is published; nothing if it is not WebVTT by its name.
pub fn published_captions(path: &SitePath, content: &Content, are_captions: bool) -> Option<Content> {
    if !is_vtt(path) {
        return None;
    }
    let kind = if are_captions { Kind::Captions } else { Kind::Other };
    Some(Content::Recipe(Arc::new(PublishedCaptions { path: path.clone(), content: content.clone(), kind })))
}

/// Whether a file is WebVTT by its name.
pub fn is_vtt(path: &SitePath) -> bool {
    let ending = path.as_str().len().checked_sub(4).and_then(|at| path.as_str().get(at..));
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".vtt"))
}

impl Recipe for PublishedCaptions {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let bytes = self.content.read()?;
        if self.kind == Kind::Captions
            && let Ok(captions) = Captions::read(&self.path, &bytes)
        {
            return Ok(web_vtt(&captions).into_bytes());
        }
        Ok(std::str::from_utf8(&bytes).map_or_else(|_| bytes.to_vec(), |text| without_comments(text).into_bytes()))
    }
}
