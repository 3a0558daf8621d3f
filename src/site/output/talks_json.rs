//! `talks.json`, for other programs.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::output::talk_fields::talk;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::theme::theme::Theme;
use serde::{Serialize, Serializer};

/// All talks in lists, newest first.
pub const OUTPUT: Output = Output {
    name: "talks_json",
    addresses: "`/talks.json`",
    content: "all talks, [for other programs](#talks-json)",
    claims,
    files,
};

fn claims(_: &Catalogue, _: &Theme) -> Vec<Claim> {
    let path = SitePath::new("talks.json");
    path.into_iter().map(|path| Claim::generated(path, Subject::Site, "talks.json")).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

/// Addresses are absolute where `base_url` is known, else relative to the file.
fn make(renderer: &SiteRenderer, _: Subject, path: &SitePath) -> Rendered {
    let site = &renderer.site;
    let form = if site.base_url().is_some() { UrlForm::Absolute } else { UrlForm::Relative };
    let context = renderer.of_page(path, form);
    let (language, speaker) = (&site.config.language, site.config.speaker.name.as_deref());
    let all = All { title: site.title(), url: site.base_url(), language, speaker, talks: Talks(&context) };
    let mut out = serde_json::to_vec_pretty(&all).unwrap_or_default();
    out.push(b'\n');
    Ok(out)
}

#[derive(Serialize)]
struct All<'a> {
    title: &'a str,
    url: Option<&'a str>,
    language: &'a str,
    speaker: Option<&'a str>,
    talks: Talks<'a>,
}

/// The talks, each made when it is written, so that ten thousand are never in memory at once.
struct Talks<'a>(&'a PageContext<'a>);

impl Serialize for Talks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.site.talks.iter().map(|index| talk(self.0, *index)))
    }
}
