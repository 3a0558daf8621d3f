//! A PowerPoint file next to the PDF of the same deck.

use super::super::stop::Stop;
use super::super::terminal::{counted, print};
use super::source::Source;
use super::workers;
use crate::import::draft::Draft;
use crate::import::pptx::{Presentation, marry};
use crate::import::refusal::Refusal;

/// Reads the file.
pub fn read(source: &Source) -> Result<Presentation, Stop> {
    let bytes = source.bytes.clone();
    let result = workers::within_deadline(move || Presentation::read(&bytes)).map_err(str::to_owned);
    let refuse = |reason: String| Stop::Usage(Refusal::of(&source.name, format_args!("cannot be read: {reason}")).0);
    result.and_then(|read| read).map_err(refuse)
}

/// Adds what the file knows to the draft, and says what was found.
pub fn add(draft: &mut Draft, source: &Source, presentation: &Presentation, takes_hidden: bool) {
    let married = marry(draft, presentation, takes_hidden);
    let hidden = match married.hidden {
        0 => String::new(),
        hidden if takes_hidden => format!(", {hidden} hidden"),
        1 => ", 1 hidden one left out".to_owned(),
        hidden => format!(", {hidden} hidden ones left out"),
    };
    let shown = married.matched + married.unmatched.len();
    print(&format!(
        "{}: {}{hidden}; {} of {shown} matched; notes on {}",
        source.name,
        counted(married.slides, "slide"),
        married.matched,
        married.with_notes
    ));
    if !married.unmatched.is_empty() {
        let numbers = married.unmatched.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        print(&format!("not in the PDF, so left out: slides {numbers} of {}", source.name));
    }
}
