use std::sync::Arc;

use rayon::prelude::*;

use super::definition::Output;
use crate::base::Files;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Claim;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// Everything that a site writes. To add an output, write its module and add a line here. If two outputs claim one path, the
/// first in this list is named first in the error.
pub const OUTPUTS: &[Output] = &[
    super::pages::OUTPUT,
    super::copies::OUTPUT,
    super::listings::OUTPUT,
    super::oembed::OUTPUT,
    super::slides_pdf::OUTPUT,
    super::assets::OUTPUT,
    super::styles::OUTPUT,
    super::feeds::OUTPUT,
    super::search::OUTPUT,
    super::social_cards::OUTPUT,
    super::not_found::OUTPUT,
    super::talks_json::OUTPUT,
    super::talk_json::OUTPUT,
    super::markdown::OUTPUT,
    super::citations::OUTPUT,
    super::calendar::OUTPUT,
    super::sitemap::OUTPUT,
    super::redirects::OUTPUT,
    super::image_sizes::OUTPUT,
    super::indexes::OUTPUT,
    super::accessibility::OUTPUT,
    super::captions::OUTPUT,
    super::chapters::OUTPUT,
];

/// The claims of all outputs, each with the name of its output. Those that give way come last.
pub fn claims(catalogue: &Catalogue, theme: &Theme) -> Vec<(&'static str, Claim)> {
    let mut claims = Vec::new();
    for output in OUTPUTS {
        claims.extend((output.claims)(catalogue, theme).into_iter().map(|claim| (output.name, claim)));
    }
    claims.sort_by_key(|(_, claim)| claim.gives_way);
    claims
}

/// The files of all outputs.
pub fn files(renderer: &Arc<SiteRenderer>, input: &Files) -> Files {
    let of_each: Vec<Files> = OUTPUTS.par_iter().map(|output| (output.files)(renderer, input)).collect();
    // From the last to the first, so that no file is moved more than once.
    of_each.into_iter().rev().reduce(|bottom, top| Files::overlay(top, bottom)).unwrap_or_default()
}
