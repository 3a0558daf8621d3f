use std::io::{self, Read};
use std::sync::Arc;

use super::pieces_reader::PiecesReader;
use super::read_pieces::read_pieces;
use crate::base::content::Reader;
use crate::base::{Content, Diagnostic, Digest, Place, SitePath, Stamp, Stored};
use crate::site::images::extent::Extent;

/// Changes whenever other parts of a file are left out, so that none is taken for what was written before.
const VERSION: &[u8] = b"without metadata 1";

/// The picture at `path` without its metadata.
pub fn without_metadata(path: &SitePath, content: &Content) -> Content {
    match content.stamp() {
        Some(Stamp { size, state }) => {
            let state = Digest::of_parts(&[VERSION, &state.to_le_bytes()]).to_u64();
            let stamp = Stamp { size, state };
            Content::Stored(Arc::new(WithoutMetadata { path: path.clone(), content: content.clone(), stamp }))
        }
        None => content.clone(),
    }
}

/// A file that is read without its metadata.
#[derive(Debug)]
struct WithoutMetadata {
    path: SitePath,
    content: Content,
    stamp: Stamp,
}

impl Stored for WithoutMetadata {
    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn open(&self) -> io::Result<Box<dyn Reader + '_>> {
        let mut source = self.content.reader()?;
        let pieces = read_pieces(&mut *source, Extent::Whole)?;
        Ok(Box::new(PiecesReader::new(source, pieces)))
    }

    fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        let mut bytes = Vec::new();
        match self.open().and_then(|mut reader| reader.read_to_end(&mut bytes)) {
            Ok(_) => Ok(bytes.into()),
            Err(error) => Err(Diagnostic::error("unreadable", format!("cannot read `{}`: {error}", self.path))
                .hint("build again")
                .at(Place::file(&self.path))),
        }
    }
}
