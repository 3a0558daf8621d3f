//! What an import says when it is done.

#[cfg(feature = "import")]
use super::super::terminal::print_error;
use super::super::terminal::{counted, print};
#[cfg(feature = "import")]
use crate::import::builds::Builds;
#[cfg(feature = "import")]
use crate::import::deck_source::DeckSource;
use crate::import::draft::Draft;
use crate::import::slide_draft::SlideDraft;

/// Names of slides that are listed.
const MAX_NAMES: usize = 5;

/// Says what was read.
#[cfg(feature = "import")]
pub fn print_deck(deck: &DeckSource, builds: &Builds) {
    let (slides, pages) = (builds.groups.len(), builds.groups.iter().map(Vec::len).sum::<usize>());
    let steps = match pages - slides {
        0 => String::new(),
        1 => " (1 page is a step of a build)".to_owned(),
        steps => format!(" ({steps} pages are steps of builds)"),
    };
    print(&format!("{}: {}, {}{steps}", deck.file_name, counted(deck.pages, "page"), counted(slides, "slide")));
    if builds.kept > 0 {
        let kept = counted(builds.kept, "build");
        print(&format!("{kept} kept page by page, because the last page does not have all words"));
    }
    for (page, reason) in &deck.missing {
        print_error(&format!("warning: page {page} is missing: {reason}"));
    }
}

/// Says what was written, and what is left to do. The transcripts of `filled` slides come from captions.
pub fn print_summary(draft: &Draft, filled: usize, missing: &[(usize, String)], is_dry: bool) {
    let bytes: usize = draft.slides.iter().map(|slide| slide.picture.len()).sum();
    let written = if is_dry { "would write" } else { "wrote" };
    print(&format!(
        "{written} {}/index.md, {} ({:.1} MB), {}",
        draft.folder(),
        counted(draft.slides.len(), "picture"),
        bytes as f64 / 1e6,
        counted(draft.links.len(), "link")
    ));
    if draft.dropped_links > 0 {
        print(&format!("left out: {} to somewhere off the web", counted(draft.dropped_links, "link")));
    }
    let mut to_do = Vec::new();
    if draft.title_is_guess {
        to_do.push("the title".to_owned());
    }
    let without_alt = draft.without_alt();
    if !without_alt.is_empty() {
        to_do.push(format!("{} ({})", counted(without_alt.len(), "alt text"), names(&without_alt)));
    }
    if draft.slides.len() > filled {
        to_do.push(counted(draft.slides.len() - filled, "transcript"));
    }
    if !missing.is_empty() {
        to_do.push(format!("{} missing", counted(missing.len(), "page")));
    }
    if !to_do.is_empty() {
        print(&format!("to do: {}", to_do.join(", ")));
    }
}

fn names(slides: &[&SlideDraft]) -> String {
    let mut names: Vec<&str> = slides.iter().take(MAX_NAMES).map(|slide| slide.name.as_str()).collect();
    if slides.len() > MAX_NAMES {
        names.push("…");
    }
    names.join(", ")
}
