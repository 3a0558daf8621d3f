//! `cite.bib`: how a talk is cited.

use std::sync::Arc;

use crate::base::Files;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{CITATIONS, Claim, Subject};
use crate::site::model::entry::Entry;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::citation;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The BibTeX entry of each talk, which gives way to a file of the author.
pub const OUTPUT: Output = Output {
    name: CITATIONS,
    addresses: "`/talks/{slug}/cite.bib`",
    content: "how to [cite](#cite) the talk, as a BibTeX entry",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.config.citations {
        return Vec::new();
    }
    let claim = |(index, entry): (usize, &Entry)| {
        let what = format!("the BibTeX entry of {}", entry.document.path);
        Some(Claim::generated(entry.path_beside("cite", "bib")?, Subject::Entry(index), what).giving_way())
    };
    catalogue.with_texts().filter(|(_, entry)| entry.is_talk()).filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, subject, _| match subject {
        Subject::Entry(index) => Ok(citation::bibtex(&renderer.site, index).into_bytes()),
        _ => Ok(Vec::new()),
    })
}
