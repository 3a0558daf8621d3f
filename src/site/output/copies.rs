//! Files that are published as they are, except for the metadata of pictures: those below `static/`, and those beside documents that refer to them.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Claim;
use crate::site::model::routes::Owner;
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The author's own files. Those beside documents are claimed only when links are followed.
pub const OUTPUT: Output = Output {
    name: "copies",
    addresses: "everything in `static/`",
    content: "copied under the same name",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |source: &SitePath| {
        let path = SitePath::new(source.strip_folder("static")?)?;
        Some(Claim { path, subject: None, owner: Owner::File(source.clone()), gives_way: false })
    };
    catalogue.static_files.iter().filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    let site = &renderer.site;
    let copy = |(path, owner): (&SitePath, &Owner)| match owner {
        Owner::File(source) => Some((path.clone(), site.published(source, input.get(source.as_str())?))),
        _ => None,
    };
    site.links.routes.iter().filter_map(copy).collect()
}
