//! The stylesheet for what documents set: the colours behind slides, the sizes of pictures and the like.

use std::sync::Arc;

use crate::base::{Content, Digest, Files, SitePath, Styles};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, STYLES, Subject};
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The stylesheet. Only pages that need it load it.
pub const OUTPUT: Output = Output {
    name: STYLES,
    addresses: "`/assets/slides.….css`",
    content: "the colours behind slides and the sizes of pictures, if a document sets any",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let css = stylesheet(catalogue);
    let path = SitePath::new(&format!("assets/slides.{}.css", &Digest::of(css.as_bytes()).to_string()[..8]));
    let path = path.filter(|_| !css.is_empty());
    path.into_iter().map(|path| Claim::generated(path, Subject::Site, "the stylesheet for slides")).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let site = &renderer.site;
    let file = |path: &SitePath| (path.clone(), Content::Bytes(stylesheet(site).into_bytes().into()));
    site.path_of(STYLES, Subject::Site).map(file).into_iter().collect()
}

fn stylesheet(catalogue: &Catalogue) -> String {
    let mut all = Styles::default();
    catalogue.entries.iter().for_each(|entry| all.append(&entry.document.styles));
    all.css()
}
