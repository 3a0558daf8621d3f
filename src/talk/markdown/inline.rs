use std::ops::Range;

use super::{Definitions, Fragment, NoteElements, Placeholder, Renderer, Target, Wrapping};
use crate::base::SitePath;
use crate::talk::highlight::Dialect;

/// Renders `text`, a line of Markdown that is a value at `at`. Nothing in it is reported, except links that lead nowhere.
pub fn inline(text: &str, at: &Range<usize>) -> Fragment {
    let Some(path) = SitePath::new("value.md") else { return Fragment::default() };
    let elements = NoteElements::find(text, 0..text.len());
    let (dialect, definitions) = (Dialect::default(), Definitions::default());
    let mut renderer = Renderer::new(&path, &elements, &dialect, &definitions);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_paragraph_and_no_notes() {
        assert_eq!(inline("*Ann* <!-- note: secret -->", &(0..1)).html.trim(), "<em>Ann</em>");
        let fragment = inline("[a](/b) ![c](/d.png)", &(5..9));
        assert!(fragment.targets().all(|(target, _)| target.range() == (5..9)));
    }
}
