use std::collections::HashMap;
use std::io::{self, Read, Write};

use super::package::Package;
use super::part_picture::PartPicture;
use crate::base::{Content, Diagnostic, Files, Place, SitePath};
use crate::site::images::exif_data::orientation;
use crate::site::images::ground::Ground;
use crate::site::images::raster;
use crate::site::images::size::size;
use crate::site::images::svg_answer::SvgAnswer;
use crate::site::images::svg_job::SvgJob;
use crate::site::render::site_renderer::SiteRenderer;

/// The size in which an SVG is drawn, in pixels, at most.
const SVG_FRAME: (u32, u32) = (1920, 1080);

/// A larger SVG is not drawn, in bytes.
const MAX_SVG: u64 = 1 << 20;

/// A converted picture has no more pixels on its longer side.
const MAX_SIDE: u32 = 3840;

/// A picture with more pixels is not converted.
const MAX_PIXELS: u64 = 40_000_000;

/// The pictures of a presentation: each is written when it is first shown, and once.
pub struct Pictures<'a> {
    renderer: &'a SiteRenderer,
    input: &'a Files,
    known: HashMap<SitePath, Option<PartPicture>>,
    /// How many have been written.
    count: usize,
    /// Which could not be.
    pub warnings: Vec<Diagnostic>,
}

/// A picture as other programs can show it.
struct Shown {
    ending: &'static str,
    bytes: std::sync::Arc<[u8]>,
    orientation: u8,
    size: (u32, u32),
}

impl<'a> Pictures<'a> {
    /// Those among the files of the site.
    pub fn new(renderer: &'a SiteRenderer, input: &'a Files) -> Pictures<'a> {
        Pictures { renderer, input, known: HashMap::new(), count: 0, warnings: Vec::new() }
    }

    /// The picture at the source path `path`; `None` if it cannot be shown, which a warning says.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn get<W: Write>(&mut self, path: &SitePath, package: &mut Package<W>) -> io::Result<Option<PartPicture>> {
        if let Some(known) = self.known.get(path) {
            return Ok(known.clone());
        }
        let picture = match self.shown(path) {
            Ok(shown) => {
                self.count += 1;
                let part = format!("media/image{}.{}", self.count, shown.ending);
                package.picture(&format!("ppt/{part}"), &shown.bytes)?;
                let ground = self.renderer.site.grounds.get(path).map(|ground| match ground {
                    Ground::Paper => "FFFFFF",
                    Ground::Dark => "111111",
                });
                Some(PartPicture { part, size: shown.size, orientation: shown.orientation, ground })
            }
            Err(reason) => {
                let message = format!("this picture is not in the presentation: {reason}");
                let hint = "use a JPEG or PNG image";
                let warning = Diagnostic::warning("picture-not-exported", message);
                self.warnings.push(warning.at(Place::file(path)).hint(hint));
                None
            }
        };
        self.known.insert(path.clone(), picture.clone());
        Ok(picture)
    }

    fn shown(&mut self, path: &SitePath) -> Result<Shown, String> {
        let content = self.input.get(path.as_str()).ok_or("it cannot be read")?;
        let content = self.renderer.site.published(path, content);
        if path.extension().eq_ignore_ascii_case("svg") {
            return self.drawn(path, &content);
        }
        let bytes = content.read().map_err(|mistake| mistake.message)?;
        let size = size(&content, path.extension()).map_err(|_| "its size cannot be read")?;
        let size = (size.width, size.height);
        let turned = || content.reader().ok().and_then(|mut reader| orientation(&mut *reader));
        let same = |ending| {
            let orientation = turned().filter(|turn| (1..=8).contains(turn)).unwrap_or(1);
            Ok(Shown { ending, bytes: bytes.clone(), orientation, size })
        };
        match *bytes {
            [0xff, 0xd8, ..] => same("jpeg"),
            [0x89, b'P', b'N', b'G', ..] => same("png"),
            [b'G', b'I', b'F', b'8', ..] => same("gif"),
            _ if bytes.get(4..8) == Some(b"ftyp") => Err("talkpress cannot convert AVIF and HEIC images".to_owned()),
            _ => converted(&bytes).ok_or_else(|| "talkpress cannot convert it to PNG".to_owned()),
        }
    }

    /// An SVG as a PNG.
    fn drawn(&mut self, path: &SitePath, content: &Content) -> Result<Shown, String> {
        let mut svg = Vec::new();
        let read = content.reader().and_then(|reader| reader.take(MAX_SVG + 1).read_to_end(&mut svg));
        read.map_err(|error| error.to_string())?;
        if svg.len() as u64 > MAX_SVG {
            return Err("it is larger than 1 MB".to_owned());
        }
        let fonts = self.renderer.theme.fonts.files().to_vec();
        let ground = match self.renderer.site.grounds.get(path) {
            Some(Ground::Dark) => [17; 3],
            Some(Ground::Paper) | None => [255; 3],
        };
        let job = SvgJob { frame: SVG_FRAME, ground, svg, fonts };
        let answer = self.renderer.drawer.draw(&job.encode()).map_err(|why| why.to_string())?;
        match SvgAnswer::decode(&answer) {
            Some(SvgAnswer::Drawn(png, lacks_letters)) => {
                if lacks_letters {
                    let message = "the fonts of the theme lack letters of this image, so it may look different";
                    let warning = Diagnostic::warning("picture-not-exported", message).at(Place::file(path));
                    self.warnings.push(warning.hint("check the slide, or convert the text in the image to paths"));
                }
                let bytes = std::sync::Arc::from(&*png);
                let size = size(&Content::bytes(&*png), "png").map_err(|_| "it is empty")?;
                Ok(Shown { ending: "png", bytes, orientation: 1, size: (size.width, size.height) })
            }
            Some(SvgAnswer::Refused(reason)) => Err(reason.into_owned()),
            None => Err("drawing it failed".to_owned()),
        }
    }
}

/// A picture of another format as a PNG, turned as it is shown.
fn converted(bytes: &[u8]) -> Option<Shown> {
    let mut size = (0, 0);
    let png = raster::framed(bytes, MAX_PIXELS, |width, height| {
        let scale = (f64::from(MAX_SIDE) / f64::from(width.max(height).max(1))).min(1.0);
        let scaled = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
        size = (scaled(width), scaled(height));
        size
    })?;
    Some(Shown { ending: "png", bytes: png.into(), orientation: 1, size })
}
