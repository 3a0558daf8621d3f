//! Diagnostics as text: one look for the terminal and for the preview's error page.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};

/// How many diagnostics of one kind are shown before the rest is summed up.
pub const SHOWN_OF_A_KIND: usize = 10;

/// Longest path that is shown whole, in characters.
const LONGEST_PATH: usize = 240;

/// Whether a report may use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters only.
    Plain,
    /// With ANSI colours, for a terminal.
    Coloured,
}

/// Draws one diagnostic: message, place, source line with carets, hints.
pub fn draw(diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut elements: Vec<Element> = Vec::new();
    if let Some(place) = &diagnostic.place {
        elements.extend(source(place));
    }
    elements.extend(diagnostic.hints.iter().map(|hint| Level::HELP.message(hint.as_str()).into()));
    let group = level.primary_title(diagnostic.message.as_str()).elements(elements);
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.render(&[group])
}

fn source(place: &Place) -> Vec<Element<'_>> {
    let origin = Origin::path(shown_path(place)).line(place.line as usize).char_column(place.column as usize);
    if place.excerpt.is_empty() {
        return vec![origin.into()];
    }
    let snippet = Snippet::source(place.excerpt.as_str())
        .line_start(place.line as usize)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(place.mark.clone()));
    let shown_column = 1 + place.excerpt[..place.mark.start].chars().count();
    match shown_column == place.column as usize {
        true => vec![snippet.path(shown_path(place)).into()],
        // The renderer counts columns in the cropped line, so the real column is shown beside it.
        false => vec![origin.into(), snippet.into()],
    }
}

/// The path of a place; of one longer than any screen, its beginning and its end.
fn shown_path(place: &Place) -> std::borrow::Cow<'_, str> {
    let path = place.path.as_str();
    if path.chars().count() <= LONGEST_PATH {
        return path.into();
    }
    let start: String = path.chars().take(LONGEST_PATH / 2).collect();
    let end: Vec<char> = path.chars().rev().take(LONGEST_PATH / 2).collect();
    format!("{start}…{}", end.into_iter().rev().collect::<String>()).into()
}

/// The diagnostics worth showing one by one, and a sentence for each kind that had more than ten.
pub fn shorten(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<String>) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let index = counts.iter().position(|(kind, _)| *kind == diagnostic.kind).unwrap_or_else(|| {
            counts.push((diagnostic.kind, 0));
            counts.len() - 1
        });
        counts[index].1 += 1;
        if counts[index].1 <= SHOWN_OF_A_KIND || diagnostic.severity == Severity::Error && counts[index].1 <= 100 {
            shown.push(diagnostic);
        }
    }
    let hidden = |kind: &str, all: usize| all - shown.iter().filter(|d| d.kind == kind).count();
    let rest = counts
        .iter()
        .map(|(kind, all)| (kind, hidden(kind, *all)))
        .filter(|(_, hidden)| *hidden > 0)
        .map(|(kind, hidden)| format!("… and {hidden} more of the kind `{kind}`"))
        .collect();
    (shown, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SitePath;

    #[test]
    fn a_diagnostic_shows_place_line_and_hint() {
        let path = SitePath::new("content/a.md").unwrap();
        let text = "title: A\ndat: 2026-01-01\n";
        let diagnostic = Diagnostic::warning("unknown-key", "unknown key `dat`")
            .at(Place::new(&path, text, 9..12))
            .hint("did you mean `date`?");
        assert_eq!(
            draw(&diagnostic, Style::Plain),
            "warning: unknown key `dat`\n --> content/a.md:2:1\n  |\n2 | dat: 2026-01-01\n  | ^^^\n  |\n  = help: did you mean `date`?"
        );
    }

    #[test]
    fn many_of_a_kind_are_summed_up() {
        let many: Vec<Diagnostic> = (0..25).map(|i| Diagnostic::warning("k", format!("w{i}"))).collect();
        let (shown, rest) = shorten(&many);
        assert_eq!((shown.len(), rest), (10, vec!["… and 15 more of the kind `k`".to_owned()]));
    }
}
