use std::io::{self, Write};
use std::sync::Arc;

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;

use crate::base::{Content, Diagnostic};

/// A piece of the file.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// An address that holds a whole file of this media type.
    Data(&'static str, Content),
}

impl Piece {
    /// The piece for a file of the site. What is made only when it is needed is made here, so that its size is known.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn data(media_type: &'static str, content: &Content) -> Result<Piece, Diagnostic> {
        let content = match content {
            Content::Recipe(_) => Content::Bytes(content.read()?),
            known => known.clone(),
        };
        Ok(Piece::Data(media_type, content))
    }

    /// About how many bytes it has.
    pub fn size(&self) -> u64 {
        match self {
            Piece::Text(text) => text.len() as u64,
            Piece::Data(_, content) => content.stamp().map_or(0, |stamp| stamp.size.div_ceil(3) * 4),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// If a file cannot be read, or `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Piece::Text(text) => out.write_all(text.as_bytes()),
            Piece::Data(media_type, content) => {
                write!(out, "data:{media_type};base64,")?;
                let mut encoder = EncoderWriter::new(out, &STANDARD);
                io::copy(&mut content.reader()?, &mut encoder)?;
                encoder.finish().map(drop)
            }
        }
    }
}

/// An address that holds these bytes.
pub fn data_address(media_type: &str, bytes: &Arc<[u8]>) -> String {
    use base64::Engine;
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}
