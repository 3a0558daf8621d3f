use std::ops::Range;

use super::{DeckSyntax, Definitions, Fragment, NoteElements, Placeholder, Renderer, Target, Wrapping};
use crate::base::SitePath;
use crate::base::data::Spanned;
use crate::talk::highlight::Dialect;
use crate::talk::html::escape;

/// Renders `text`, a line of Markdown that is a value at `at`. Nothing in it is reported, except links that lead nowhere.
pub fn inline(text: &str, at: &Range<usize>) -> Fragment {
    let Some(path) = SitePath::new("value.md") else { return Fragment::default() };
    let elements = NoteElements::find(text, 0..text.len());
    let (dialect, definitions) = (Dialect::default(), Definitions::default());
    let mut renderer = Renderer::new(&path, &elements, &dialect, &definitions);
    renderer.syntax = DeckSyntax::RULE_SLIDES;
    let mut fragment = renderer.render(0..text.len(), Wrapping::None, "tp-margin").fragment;
    let html = fragment.html.trim();
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    if let Some(inner) = inner.filter(|inner| !inner.contains("<p>")) {
        fragment.html = inner.to_owned();
    }
    for placeholder in &mut fragment.placeholders {
        match placeholder {
            Placeholder::Link(target)
            | Placeholder::Media(target)
            | Placeholder::Image(target)
            | Placeholder::Picture(target)
            | Placeholder::CssAttribute(target)
            | Placeholder::CssText(target)
            | Placeholder::Size(target) => *target = Target::new(&target.url, at),
            Placeholder::Film(film) => film.target = Target::new(&film.target.url, at),
            Placeholder::Code(_) | Placeholder::Formula(_) | Placeholder::Word(_) => {}
        }
    }
    fragment
}

/// The same in an element with this name. What is more than a line of text is shown as it is written: `1. An introduction`.
pub fn line_in(name: &str, text: &Spanned<String>) -> Fragment {
    let mut line = inline(text, &text.range);
    let has_blocks = ["<p>", "<ol", "<ul", "<h", "<pre", "<blockquote", "<table", "<div", "\n\0"];
    if has_blocks.iter().any(|block| line.html.contains(block)) {
        line = Fragment { html: escape(text), ..Fragment::default() };
    }
    line.html = format!("<{name}>{}</{name}>\n", line.html.trim());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_an_element_is_never_a_block() {
        let of = |text: &str| line_in("h2", &Spanned::new(text.to_owned(), 0..1)).html;
        assert_eq!(of("Ropes _and_ knots<br/>here"), "<h2>Ropes <em>and</em> knots<br/>here</h2>\n");
        for text in ["1. Ropes", "- Ropes", "# Ropes", "Ropes & *knots*\n\nhere", "***"] {
            assert_eq!(of(text), format!("<h2>{}</h2>\n", escape(text)), "{text}");
        }
    }

    #[test]
    fn a_line_has_no_paragraph_and_no_notes() {
        assert_eq!(inline("*Ann* <!-- note: secret -->", &(0..1)).html.trim(), "<em>Ann</em>");
        let fragment = inline("[a](/b) ![c](/d.png)", &(5..9));
        assert!(fragment.targets().all(|(target, _)| target.range() == (5..9)));
    }
}
