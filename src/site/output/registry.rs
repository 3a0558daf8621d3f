use std::sync::Arc;

use rayon::prelude::*;

use super::definition::Output;
use super::{
    assets, copies, embed, feeds, image_sizes, listings, not_found, oembed, pages, redirects, search, sitemap,
    social_cards, talks_json,
};
use crate::base::Files;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Claim;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// Everything that a site writes. To add an output, write its module and add a line here. If two outputs claim one path, the
/// first in this list is named first in the error.
pub const OUTPUTS: &[Output] = &[
    pages::OUTPUT,
    copies::OUTPUT,
    listings::OUTPUT,
    embed::OUTPUT,
    oembed::OUTPUT,
    assets::OUTPUT,
    feeds::OUTPUT,
    search::OUTPUT,
    social_cards::OUTPUT,
    not_found::OUTPUT,
    talks_json::OUTPUT,
    sitemap::OUTPUT,
    redirects::OUTPUT,
    image_sizes::OUTPUT,
];

/// The claims of all outputs, each with the name of its output.
pub fn claims(catalogue: &Catalogue, theme: &Theme) -> Vec<(&'static str, Claim)> {
    let mut claims = Vec::new();
    for output in OUTPUTS {
        claims.extend((output.claims)(catalogue, theme).into_iter().map(|claim| (output.name, claim)));
    }
    claims
}

/// The files of all outputs.
pub fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    let of_each: Vec<Files> = OUTPUTS.par_iter().map(|output| (output.files)(renderer, input)).collect();
    of_each.into_iter().reduce(Files::overlay).unwrap_or_default()
}
