//! `export handout`: the article on paper, slides and words.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use super::printed;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::export::paper;
use crate::site::model::config::SheetSize;

/// Writes the handout.
///
/// # Errors
/// It cannot be made.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let size = args.paper.map_or(talk.site().config.paper, SheetSize::from);
    let (page, warning) = paper::handout(&talk.renderer, talk.index, size, &talk.output)?;
    let mut warnings = printed::write(args, talk, &page, None, out)?;
    warnings.extend(warning);
    Ok(warnings)
}
