use crate::base::{Content, Diagnostic, Drawing, Files, Memo, Place, SitePath, Stamp};
use crate::site::build::check_links::shown_images::ShownImages;
use crate::site::build::ground_reader::GroundReader;
use crate::site::build::image_key::{is_image, stamp};
use crate::site::build::metadata_reader::MetadataReader;
use crate::site::images::image_info::ImageInfo;
use crate::site::images::raster::Head;
use crate::site::images::size::{ImageSize, NoSize};
use crate::site::images::variant;
use crate::site::model::site::Site;
use crate::site::render::share_image::SIZE;

/// The largest drawing on a social card.
const CARD: Drawing = Drawing::Framed(SIZE.0, SIZE.1);

/// Reads the heads of images. Between builds it remembers those of files that have not changed.
#[derive(Debug, Default)]
pub struct ImageReader {
    infos: Memo<(SitePath, Option<Stamp>), ImageInfo>,
    grounds: GroundReader,
    metadata: MetadataReader,
}

impl ImageReader {
    /// The same reader, which knows the grounds in `file`.
    pub fn with_grounds(self, file: &[u8]) -> ImageReader {
        ImageReader { grounds: GroundReader::decode(file), ..self }
    }

    /// The grounds it knows as a file, if there are new ones.
    pub fn new_grounds(&self) -> Option<Vec<u8>> {
        self.grounds.encode_if_new()
    }

    /// Notes the sizes of all images that the site shows, each read once, and the widths in which they are available.
    pub fn add_sizes(&mut self, site: &mut Site, shown: ShownImages, files: &Files, diagnostics: &mut Vec<Diagnostic>) {
        let ShownImages { all, own } = shown;
        let images: Vec<(SitePath, &Content)> = all
            .iter()
            .filter(|path| is_image(path.extension()))
            .filter_map(|path| files.get(path.as_str()).map(|content| (path.clone(), content)))
            .collect();
        let infos = self.infos.all(
            &images,
            |(path, content)| (path.clone(), stamp(content)),
            |(path, content)| ImageInfo::read(content, path.extension()),
        );
        for ((path, _), info) in images.iter().zip(infos) {
            match info.size {
                Ok(size) => {
                    if let Some(head) = info.head.filter(|_| info.is_worthwhile && own.contains(path)) {
                        add_variants(site, path, size, &head);
                    }
                    diagnostics
                        .extend(info.head.filter(|head| head.memory(&[CARD]).is_none()).map(|_| too_large(path)));
                    site.images.insert(path.clone(), size);
                }
                Err(why) => diagnostics.push(no_size(path, why)),
            }
        }
        for ((path, _), ground) in images.iter().zip(self.grounds.all(&images)) {
            site.grounds.extend(ground.map(|ground| (path.clone(), ground)));
        }
        self.metadata.note_shown(site, &all, files, diagnostics);
    }
}

/// Notes the widths in which an image is available, unless something else is written at the path of one.
fn add_variants(site: &mut Site, path: &SitePath, size: ImageSize, head: &Head) {
    let is_free = |width: &u32| {
        variant::output(path, *width).is_some_and(|output| site.links.routes.case_variant(output.as_str()).is_none())
    };
    let mut widths = variant::widths(&site.config.image_widths, size, head);
    widths.retain(is_free);
    if !widths.is_empty() {
        site.variants.insert(path.clone(), widths);
    }
}

fn too_large(path: &SitePath) -> Diagnostic {
    Diagnostic::warning("image-not-drawn", "this image is too large to be drawn in smaller sizes or on a social card")
        .hint("make it smaller: a slide needs at most 3840 by 2160 pixels")
        .at(Place::file(path))
}

fn no_size(path: &SitePath, why: NoSize) -> Diagnostic {
    let place = Place::file(path);
    match why {
        NoSize::TooBig => Diagnostic::error("image-too-big", "this image has more than 100 million pixels")
            .hint("make it smaller: a slide needs at most 3840 by 2160 pixels"),
        NoSize::Unreadable => Diagnostic::warning("image-unreadable", "this file is not an image that can be read")
            .hint("it may be damaged or empty; supported: JPEG, PNG, GIF, WebP, AVIF and SVG"),
    }
    .at(place)
}
