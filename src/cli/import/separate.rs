//! A PDF or a PowerPoint file is read in a process of its own, whose memory is limited.

use std::ffi::OsString;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::sources::Sources;
use crate::import::refusal::Refusal;
use crate::import::source_kind::SourceKind;
use crate::io::Failure;
use crate::io::within_memory::{Ended, run_again};

/// What an import may use apart from the files that it reads, in bytes. A usual one takes a tenth of it.
const MEMORY: u64 = 2 << 30;

/// Imports with the same `arguments` in another process; `None` if this one is to do it.
pub fn run(sources: &Sources<'_>, arguments: &[OsString]) -> Result<Option<Exit>, Stop> {
    if sources.deck.kind != SourceKind::Pdf && sources.presentation.is_none() {
        return Ok(None);
    }
    let length = sources.deck.bytes.len() + sources.presentation.map_or(0, |source| source.bytes.len());
    match run_again(arguments, MEMORY + 4 * length as u64) {
        None => Ok(None),
        Some(Ended::Code(0)) => Ok(Some(Exit::Done)),
        Some(Ended::Code(1)) => Ok(Some(Exit::SiteErrors)),
        Some(Ended::Code(3)) => Ok(Some(Exit::Usage)),
        Some(Ended::Code(_)) => Ok(Some(Exit::System)),
        Some(Ended::NoMemory) => {
            let reason = "takes too much memory to read: export it again with smaller images";
            Err(Refusal::of(&sources.deck.name, reason).into())
        }
        Some(Ended::Stopped) => Err(Failure::new("the import was stopped").into()),
    }
}
