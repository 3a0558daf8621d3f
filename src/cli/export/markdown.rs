//! `export markdown`: the text that the site has beside the talk's page.

use std::io::Write;
use std::path::Path;

use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::io::Failure;
use crate::site::render::markdown;

/// Writes the Markdown.
///
/// # Errors
/// It cannot be written.
pub fn export(talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let text = markdown::of_entry(&talk.renderer.of_entry(talk.index, markdown::form(talk.site())), talk.index);
    let written = out.write_all(text.as_bytes()).map(|()| Vec::new());
    written.map_err(|error| Failure::of("writing", Path::new("the Markdown"), error).into())
}
