//! Talks whose slides are all pictures.

use crate::base::url::is_remote;
use crate::base::{SitePath, url};
use crate::site::model::config::Config;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::site::Site;
use crate::talk::markdown::Fragment;
use crate::talk::{Document, Face, Margin, Slide};

/// The formats that a PDF can have without a browser.
const EXTENSIONS: [&str; 5] = ["jpg", "jpeg", "png", "gif", "webp"];

/// Whether all slides are pictures of the site in a format of pixels, with nothing around them.
pub fn is_picture_deck(config: &Config, document: &Document) -> bool {
    let is_empty = |margin: Margin, default: &Option<Fragment>| match margin {
        Margin::Default => default.is_none(),
        Margin::Empty => true,
        Margin::Text(_) => false,
    };
    let is_bare = |slide: &Slide| {
        let margins = &slide.options().margins;
        is_empty(margins.header, &config.slide_header)
            && is_empty(margins.footer, &config.slide_footer)
            && !margins.has_number.unwrap_or(config.slide_numbers)
    };
    let is_picture = |slide: &Slide| match &slide.face {
        Face::Picture(picture) => has_pixels(&picture.target.url),
        Face::Film(_) | Face::Text(_) => false,
    };
    !document.slides.is_empty() && document.slides.iter().all(|slide| is_picture(slide) && is_bare(slide))
}

/// Whether the site has all pictures that the slides of an entry show.
pub fn has_files(site: &Site, index: usize) -> bool {
    let entry = &site.entries[index];
    entry.document.slides.iter().all(|slide| match &slide.face {
        Face::Picture(picture) => {
            let destination = site.resolve(&picture.target.url, LinkOrigin::of_entry(entry));
            site.links.file(&destination).is_some()
        }
        Face::Film(_) | Face::Text(_) => false,
    })
}

fn has_pixels(target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = SitePath::new(url::decode_path(path).trim_start_matches(['.', '/']));
    let extension = path.map(|path| path.extension().to_ascii_lowercase()).unwrap_or_default();
    !is_remote(target) && EXTENSIONS.contains(&extension.as_str())
}
