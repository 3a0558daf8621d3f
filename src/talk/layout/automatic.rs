use super::Layout;
use crate::talk::markdown::Film;

/// Elements of a slide that has no content but headings and paragraphs.
const PLAIN: [&[u8]; 20] = [
    b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"p", b"a", b"abbr", b"b", b"br", b"code", b"del", b"em", b"i", b"mark",
    b"small", b"span", b"strong", b"sup",
];

/// The layout of a slide for which none is written.
pub(super) fn automatic(html: &str, is_first: bool) -> Option<Layout> {
    if Film::is_in(html) {
        return None;
    }
    let (mut headings, mut others) = (false, false);
    let mut rest = html.as_bytes();
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at + 1..];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let name = &name[..name.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !PLAIN.contains(&name) {
            return None;
        }
        match name {
            [b'h', b'1'..=b'6'] => headings = true,
            b"p" => others = true,
            _ => {}
        }
    }
    // A code block is a placeholder between the tags.
    let has_blocks = html.lines().any(|line| line.starts_with('\0'));
    match (headings && !has_blocks, is_first) {
        (true, true) => Some(Layout::Cover),
        (true, false) if !others => Some(Layout::Statement),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_paragraphs_begin_a_talk_and_headings_alone_are_statements() {
        let heading = "<h2 id=\"a\">A <em>b</em></h2>\n";
        assert_eq!(automatic(heading, true), Some(Layout::Cover));
        assert_eq!(automatic(&format!("{heading}<p>text</p>\n"), true), Some(Layout::Cover));
        assert_eq!(automatic(heading, false), Some(Layout::Statement));
        for other in ["<p>text</p>\n", "<ul>\n", "\0\n", "<p><img src=\"\0\"\0></p>\n", "<div>"] {
            assert_eq!(automatic(&format!("{heading}{other}"), false), None, "{other}");
        }
        assert_eq!(automatic("<p>text</p>\n", true), None);
        assert_eq!(automatic("", true), None);
    }
}
