use std::io::{self, Read, SeekFrom};

use crate::base::content::Reader;
use crate::site::images::png_chunks::PngChunk;
use crate::site::images::raster::png_profile;

/// A PNG whose compressed pixels a PDF can have as they are: none is transparent, and its rows come one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PngImage {
    width: u32,
    height: u32,
    /// Bits of a sample.
    depth: u8,
    /// 0 grey, 2 colours, 3 a palette.
    kind: u8,
    /// Red, green and blue of each colour in the palette.
    palette: Vec<u8>,
    /// The compressed colour profile.
    profile: Option<Vec<u8>>,
    /// Where its pixels are in the file: start and length of each part.
    parts: Vec<(u64, u32)>,
}

impl PngImage {
    /// Reads the chunks of a PNG; `None` if the pixels have to be decoded, or if it is damaged.
    pub fn read(source: &mut dyn Reader) -> Option<PngImage> {
        let mut image = PngImage::default();
        let mut at = 8;
        while let Some(chunk) = PngChunk::read(source, at).ok()? {
            at = chunk.end();
            match &chunk.kind {
                b"IHDR" => {
                    let head = data(source, chunk)?;
                    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
                    (image.width, image.height) = (number(0)?, number(4)?);
                    (image.depth, image.kind) = (*head.get(8)?, *head.get(9)?);
                    if !matches!(image.kind, 0 | 2 | 3) || *head.get(12)? != 0 {
                        return None;
                    }
                }
                b"tRNS" => return None,
                b"PLTE" => image.palette = data(source, chunk)?,
                b"iCCP" => image.profile = profile(&data(source, chunk)?),
                b"IDAT" => image.parts.push((chunk.start + 8, chunk.length)),
                b"IEND" => break,
                _ => {}
            }
        }
        let space = if image.kind == 2 { b"RGB " } else { b"GRAY" };
        image.profile = image.profile.filter(|_| png_profile(source).as_ref() == Some(space));
        let colours = image.palette.len() / 3;
        let has_palette = image.kind != 3 || ((1..=256).contains(&colours) && image.palette.len() % 3 == 0);
        (has_palette && !image.parts.is_empty()).then_some(image)
    }

    /// The compressed colour profile, and the number of samples of a pixel that it is for.
    pub fn profile(&self) -> Option<(&[u8], u8)> {
        // That of a palette would need a colour space within another.
        self.profile.as_deref().filter(|_| self.kind != 3).map(|profile| (profile, self.samples()))
    }

    /// The dictionary of its object in a PDF. `profile` is the number of the object with its colour profile.
    pub fn dictionary(&self, profile: Option<usize>) -> String {
        let PngImage { width, height, depth, .. } = self;
        let space = match (profile, self.kind) {
            (Some(number), _) => format!("[/ICCBased {number} 0 R]"),
            (None, 0) => "/DeviceGray".to_owned(),
            (None, 2) => "/DeviceRGB".to_owned(),
            _ => {
                let last = self.palette.len() / 3 - 1;
                let colours: String = self.palette.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("[/Indexed/DeviceRGB {last}<{colours}>]")
            }
        };
        let samples = self.samples();
        let length: u64 = self.parts.iter().map(|(_, length)| u64::from(*length)).sum();
        format!(
            "<</Length {length}/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{}{space}\
             /BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {samples}\
             /BitsPerComponent {depth}/Columns {width}>>>>",
            if space.starts_with('[') { "" } else { " " },
        )
    }

    /// Writes its compressed pixels.
    pub fn copy(&self, source: &mut dyn Reader, out: &mut dyn io::Write) -> io::Result<()> {
        for (start, length) in &self.parts {
            source.seek(SeekFrom::Start(*start))?;
            let copied = io::copy(&mut (&mut *source).take(u64::from(*length)), out)?;
            if copied != u64::from(*length) {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(())
    }

    fn samples(&self) -> u8 {
        if self.kind == 2 { 3 } else { 1 }
    }
}

/// The data of a chunk that is not pixels.
fn data(source: &mut dyn Reader, chunk: PngChunk) -> Option<Vec<u8>> {
    const MAX: u32 = 4 * 1024 * 1024;
    let mut bytes = Vec::new();
    source.take(u64::from(chunk.length.min(MAX))).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == u64::from(chunk.length)).then_some(bytes)
}

/// A profile follows its name and the method of its compression, of which there is one.
fn profile(data: &[u8]) -> Option<Vec<u8>> {
    let name = data.iter().position(|byte| *byte == 0)?;
    data.get(name + 2..).filter(|profile| !profile.is_empty()).map(<[u8]>::to_vec)
}
