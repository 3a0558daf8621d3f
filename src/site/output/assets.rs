//! The theme's own files: stylesheets, scripts and whatever else is in its folder `assets/`.

use std::sync::Arc;

use crate::base::{Content, Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Claim;
use crate::site::model::routes::Owner;
use crate::site::output::definition::Output;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The assets of the theme.
pub const OUTPUT: Output = Output {
    name: "assets",
    addresses: "`/assets/…`",
    content: "the theme's files, with a fingerprint in each name",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, theme: &Theme) -> Vec<Claim> {
    let claim = |(name, (path, _)): (&String, &(SitePath, Content))| Claim {
        path: path.clone(),
        subject: None,
        gives_way: false,
        owner: Owner::Generated(format!("the theme's file {name}")),
    };
    theme.published(catalogue.config.theme_font).map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    renderer.theme.published(renderer.site.config.theme_font).map(|(_, file)| file.clone()).collect()
}
