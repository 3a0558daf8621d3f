use std::ops::Range;

use crate::talk::decks::END_OF_COLUMNS;
use crate::talk::html::{Token, is_void, tokens};
use crate::talk::markdown::Film;

/// The parts of a slide's HTML between the elements that are not inside of others.
pub(super) struct Split {
    /// The end of the first heading, if nothing is above it.
    pub title_end: usize,
    /// Thematic breaks.
    pub breaks: Vec<Range<usize>>,
    /// The break below the columns, if anything is there.
    pub below: Option<Range<usize>>,
    /// Pictures and films, at any depth.
    pub pictures: usize,
}

impl Split {
    /// Finds the parts of `html`.
    pub fn of(html: &str) -> Split {
        let mut out = Split { title_end: 0, breaks: Vec::new(), below: None, pictures: 0 };
        let mut depth = 0_usize;
        let mut is_at_top = true;
        for token in tokens(html) {
            match token {
                Token::Open(tag) => {
                    match &*tag.name {
                        "hr" if depth == 0 && html[tag.range.clone()] == *END_OF_COLUMNS => {
                            out.below.get_or_insert_with(|| tag.range.clone());
                        }
                        "hr" if depth == 0 => out.breaks.push(tag.range.clone()),
                        "img" => out.pictures += 1,
                        "span" if Film::is_in(&html[tag.range.clone()]) => out.pictures += 1,
                        _ => {}
                    }
                    is_at_top &= depth > 0 || is_heading(&tag.name);
                    depth += usize::from(!is_void(&tag.name));
                }
                Token::Close { name, range } => {
                    depth = depth.saturating_sub(1);
                    if is_at_top && depth == 0 && is_heading(&name) {
                        out.title_end = range.end;
                        is_at_top = false;
                    }
                }
                Token::Text(_) | Token::Comment { .. } | Token::Doctype(_) => {}
            }
        }
        out
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

/// `html` with all below its title in `columns`, which thematic breaks divide. The first two breaks count.
///
/// If each column has a heading of the same level as the title, that is the heading of the first one.
pub(super) fn into_columns(html: &str, split: &Split) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let title = html[..split.title_end].trim_start().get(..3).unwrap_or_default();
    let has_own = |next: &Range<usize>| !title.is_empty() && html[next.end..].trim_start().starts_with(title);
    let title_end = if split.breaks.iter().take(2).all(has_own) { 0 } else { split.title_end };
    out.push_str(&html[..title_end]);
    out.push_str("\n<div class=\"columns\">\n<div>\n");
    let mut from = title_end;
    let end = split.below.as_ref().map_or(html.len(), |below| below.start);
    for next in split.breaks.iter().take(2).filter(|next| next.end <= end) {
        out.push_str(html[from..next.start].trim());
        out.push_str("\n</div>\n<div>\n");
        from = next.end;
    }
    out.push_str(html[from.min(end)..end].trim());
    out.push_str("\n</div>\n</div>\n");
    out.push_str(split.below.as_ref().map_or("", |below| html[below.end..].trim_start()));
    out.trim_start().to_owned()
}

/// `html` with all below its title in an element of its own, so that the title can be in the middle of the slide.
pub(super) fn below_title(html: &str, split: &Split) -> Option<String> {
    let (title, rest) = html.split_at(split.title_end);
    let has_both = !title.is_empty() && !rest.trim().is_empty();
    has_both.then(|| format!("{title}\n<div class=\"below\">\n{}\n</div>\n", rest.trim()))
}

/// Marks a last paragraph that begins with a dash as the source of a quotation.
pub(super) fn mark_source(html: &mut String) {
    let Some(at) = html.rfind("<p>") else { return };
    if html[at + 3..].starts_with(['—', '–', '―', '-']) {
        html.replace_range(at..at + 3, "<p class=\"source\">");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(html: &str) -> String {
        into_columns(html, &Split::of(html)).replace('\n', "")
    }

    #[test]
    fn breaks_between_blocks_start_columns() {
        assert_eq!(
            columns("<h2>T</h2>\n<p>a</p>\n<hr />\n<blockquote>\n<hr />\n</blockquote>\n"),
            "<h2>T</h2><div class=\"columns\"><div><p>a</p></div><div><blockquote><hr /></blockquote></div></div>"
        );
        assert_eq!(
            columns("<p>a</p><hr /><p>b</p><hr><h2>T</h2><hr />c"),
            "<div class=\"columns\"><div><p>a</p></div><div><p>b</p></div><div><h2>T</h2><hr />c</div></div>"
        );
    }

    #[test]
    fn columns_may_end() {
        let html = format!("<h2>T</h2><p>a</p><hr /><p>b</p>{END_OF_COLUMNS}<p>c</p>");
        let expected = "<h2>T</h2><div class=\"columns\"><div><p>a</p></div><div><p>b</p></div></div><p>c</p>";
        assert_eq!(columns(&html), expected);
    }

    #[test]
    fn columns_with_headings_of_their_own_have_no_title() {
        assert_eq!(
            columns("<h2 id=\"a\">A</h2>\n<p>a</p>\n<hr />\n<h2>B</h2>"),
            "<div class=\"columns\"><div><h2 id=\"a\">A</h2><p>a</p></div><div><h2>B</h2></div></div>"
        );
        let title = columns("<h2>A</h2><p>a</p><hr /><h3>B</h3>");
        assert!(title.starts_with("<h2>A</h2><div class"), "{title}");
    }

    #[test]
    fn a_source_begins_with_a_dash() {
        let mut html = "<p>A</p>\n<p>— b</p>\n".to_owned();
        mark_source(&mut html);
        assert_eq!(html, "<p>A</p>\n<p class=\"source\">— b</p>\n");
        mark_source(&mut html);
        assert_eq!(html, "<p>A</p>\n<p class=\"source\">— b</p>\n");
    }
}
