//! Smaller images for the attribute `srcset`.

use std::sync::Arc;

use crate::base::{Content, Files, Recipe, SitePath};
use crate::site::images::picture_source::PictureSource;
use crate::site::images::variant::{self, Variant};
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;

/// The smaller images. Which ones there are depends on the links and on the images themselves, so no path is claimed early, and
/// an image gives way to any other file at its path.
pub const OUTPUT: Output = Output {
    name: "image_sizes",
    addresses: "`/sizes/{width}/…`",
    content: "[smaller images](#sizes), by the path of the original",
    claims: |_, _| Vec::new(),
    files,
};

fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    let site = &renderer.site;
    let of_one = |(path, widths): (&SitePath, &Vec<u32>)| {
        let size = site.images.get(path).copied();
        let content = input.get(path.as_str()).cloned();
        let published = content.as_ref().map(|content| site.published(path, content));
        let source = content.map(|content| Arc::new(PictureSource::new(path.clone(), content)));
        let one = |width: u32| {
            let (source, published) = (source.clone()?, published.clone()?);
            let variant = Variant { source, published, size: size?.at_width(width) };
            Some((variant::output(path, width)?, Content::Recipe(Arc::new(variant) as Arc<dyn Recipe>)))
        };
        widths.iter().filter_map(|width| one(*width)).collect::<Vec<_>>()
    };
    site.variants.iter().flat_map(of_one).collect()
}
