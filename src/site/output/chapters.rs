//! `chapters.vtt`: the chapters of the recording, for players that show them.

use std::sync::Arc;

use crate::base::{Files, SitePath};
use crate::site::model::chapters;
use crate::site::model::claim::Subject;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};

/// A list for each talk of which three chapters or slides have a time. Which these are is known when the recordings have been read,
/// so no path is claimed early.
pub const OUTPUT: Output = Output {
    name: "chapters",
    addresses: "`/talks/{slug}/chapters.vtt`",
    content: "the chapters of the [recording](recording.md#chapters), if three of them have times",
    claims: |_, _| Vec::new(),
    files,
};

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    let site = &renderer.site;
    let of_entry = |index: usize| {
        let path = site.entries[index].path_below("chapters.vtt").filter(|path| !site.links.routes.is_taken(path))?;
        let content = LazyFile::content(renderer, Subject::Entry(index), &path, make);
        chapters::are_known(site, index).then_some((path, content))
    };
    (0..site.entries.len()).filter_map(of_entry).collect()
}

fn make(renderer: &SiteRenderer, subject: Subject, _: &SitePath) -> Rendered {
    let Subject::Entry(index) = subject else { return Ok(Vec::new()) };
    let list = chapters::of_entry(&renderer.site, index);
    Ok(list.map(|list| list.to_vtt().into_bytes()).unwrap_or_default())
}
