//! Classes of slides that neither talkpress nor any stylesheet knows.

use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, Files, SitePath};
use crate::site::build::check_links::follow::place;
use crate::site::model::entry::Entry;
use crate::site::theme::theme::Theme;
use crate::talk::layout::Layout;
use crate::talk::{Document, Slide};

/// How many classes a note names.
const MAX_NAMES: usize = 20;

/// One note for each document with classes that no stylesheet of the theme or site knows. `text` gives a document's text.
pub fn unknown_classes(
    entries: &[Entry],
    theme: &Theme,
    files: &Files,
    text: impl Fn(&SitePath) -> String,
) -> Vec<Diagnostic> {
    let documents = || entries.iter().map(|entry| &*entry.document).filter(|document| names(document).next().is_some());
    if documents().next().is_none() {
        return Vec::new();
    }
    let stylesheets = stylesheets(theme, files);
    let note = |document: &Document| {
        let mut unknown: Vec<(&str, &Slide)> = Vec::new();
        for (class, slide) in names(document) {
            let is_new = !unknown.iter().any(|(known, _)| *known == class);
            if is_new && unknown.len() < MAX_NAMES && !stylesheets.iter().any(|css| has_class(css, class)) {
                unknown.push((class, slide));
            }
        }
        let place = place(document, unknown.first()?.1, &text);
        Some(message(&unknown).at(place))
    };
    documents().filter_map(note).collect()
}

fn message(unknown: &[(&str, &Slide)]) -> Diagnostic {
    let quoted: Vec<String> = unknown.iter().map(|(class, _)| format!("`{class}`")).collect();
    let word = if quoted.len() == 1 { "class" } else { "classes" };
    let known = || Layout::NAMES.iter().map(|(name, _)| *name).chain(Layout::MODIFIERS);
    let names: Vec<&str> = known().filter(|name| *name != "center").collect();
    let message = format!("no style for the {word} {}: talkpress has {}", quoted.join(", "), names.join(", "));
    let meant = unknown.iter().find_map(|(class, _)| did_you_mean(class, known()));
    let hint = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "add a rule for it to a stylesheet of your site, or remove it".to_owned(),
    };
    Diagnostic::note("unknown-class", message).hint(hint)
}

fn names(document: &Document) -> impl Iterator<Item = (&str, &Slide)> {
    document
        .slides
        .iter()
        .flat_map(|slide| slide.options().unknown_classes.iter().map(move |class| (class.as_str(), slide)))
}

fn stylesheets(theme: &Theme, files: &Files) -> Vec<String> {
    let is_css = |name: &str| name.to_ascii_lowercase().ends_with(".css");
    let own = files.below("static").filter(|(path, ..)| is_css(path.as_str()));
    let of_theme = theme.assets.iter().filter(|(name, _)| is_css(name)).map(|(_, (_, content))| content);
    let all = of_theme.chain(own.map(|(_, _, content)| content));
    all.filter_map(|content| content.read().ok()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// Whether a stylesheet has a selector for `class`.
fn has_class(css: &str, class: &str) -> bool {
    let selector = format!(".{class}");
    css.match_indices(&selector).any(|(at, _)| {
        let next = css[at + selector.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_is_the_whole_name() {
        assert!(has_class("section.red{", "red"));
        assert!(has_class(".red, .b {}", "red"));
        assert!(!has_class(".reddish { color: red }", "red"));
    }
}
