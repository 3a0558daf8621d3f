use std::io::{Read, SeekFrom};

use crate::base::Content;
use crate::base::content::Reader;
use crate::site::images::png_chunks::PngChunk;
use crate::site::images::raster::{self, Head};
use crate::site::images::svg_paints;

/// The share of dark pixels below which a picture needs a dark ground.
const MOST_ARE_LIGHT: f32 = 0.05;

/// The memory in which a picture is decoded to measure it, in bytes. A larger one gets the usual ground.
const MAX_MEMORY: u64 = 64 * 1024 * 1024;

/// How much of an SVG is read, in bytes.
const MAX_SVG: u64 = 4 * 1024 * 1024;

/// What is behind a picture that may be transparent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The colour of paper.
    Paper,
    /// Dark, because nearly all of the picture is light.
    Dark,
}

impl Ground {
    /// The ground of the picture in this file; `None` if it is opaque.
    pub fn of(content: &Content, extension: &str) -> Option<Ground> {
        if extension.eq_ignore_ascii_case("svg") {
            let mut text = Vec::new();
            content.reader().ok()?.take(MAX_SVG).read_to_end(&mut text).ok()?;
            let share = svg_paints::dark_share(&String::from_utf8_lossy(&text));
            return Some(Ground::below(share));
        }
        let mut source = content.reader().ok()?;
        if !may_be_transparent(&mut *source)? {
            return None;
        }
        let measured = Head::read(&mut *source).filter(|head| head.decoding_memory() <= MAX_MEMORY);
        let Some(head) = measured else { return Some(Ground::Paper) };
        match raster::decode(&mut *source, &head) {
            Some(decoded) => decoded.dark_share().map(Ground::below),
            None => Some(Ground::Paper),
        }
    }

    /// The ground with this word for it in pages.
    pub fn named(name: &str) -> Option<Ground> {
        [Ground::Paper, Ground::Dark].into_iter().find(|ground| ground.name() == name)
    }

    /// The word for it in pages.
    pub const fn name(self) -> &'static str {
        match self {
            Ground::Paper => "paper",
            Ground::Dark => "dark",
        }
    }

    fn below(dark_share: f32) -> Ground {
        if dark_share < MOST_ARE_LIGHT { Ground::Dark } else { Ground::Paper }
    }
}

/// Whether a file of pixels has anything that could be transparent, judged by its head.
fn may_be_transparent(source: &mut dyn Reader) -> Option<bool> {
    source.seek(SeekFrom::Start(0)).ok()?;
    let mut head = Vec::new();
    source.take(32).read_to_end(&mut head).ok()?;
    // An AVIF says in its head that one of its images is the alpha channel of another.
    if head.get(4..8) == Some(b"ftyp") {
        source.take(64 * 1024).read_to_end(&mut head).ok()?;
        return Some(head.windows(15).any(|part| part == b"auxiliary:alpha"));
    }
    Some(match &head[..] {
        [0x89, b'P', b'N', b'G', ..] => matches!(head.get(25), Some(4 | 6)) || has_transparent_colour(source)?,
        [b'G', b'I', b'F', ..] => true,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', kind @ ..] => match kind.get(..4) {
            Some(b"VP8X") => kind.get(8).is_some_and(|flags| flags & 0x10 != 0),
            Some(b"VP8L") => kind.get(12).is_some_and(|flags| flags & 0x10 != 0),
            _ => false,
        },
        _ => false,
    })
}

/// Whether a PNG without an alpha channel has a transparent colour.
fn has_transparent_colour(source: &mut dyn Reader) -> Option<bool> {
    let mut at = 8;
    while let Some(chunk) = PngChunk::read(source, at).ok()? {
        match &chunk.kind {
            b"tRNS" => return Some(true),
            b"IDAT" => return Some(false),
            _ => at = chunk.end(),
        }
    }
    Some(false)
}
