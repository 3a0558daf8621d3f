use crate::talk::html::{starts_with_tag, tag_end};

/// What ends the raw HTML block a line is in (CommonMark 0.31, section 4.6).
#[derive(Clone, Copy, Debug)]
pub(super) enum HtmlEnd {
    /// A blank line.
    Blank,
    /// A line that has this in it.
    Line(&'static str),
}

impl HtmlEnd {
    /// The end of the block that opens with `rest`, a line without its indent.
    ///
    /// `in_paragraph`: the line above is a paragraph's, which not every tag ends.
    pub(super) fn opened_by(rest: &str, in_paragraph: bool) -> Option<HtmlEnd> {
        if !rest.starts_with('<') {
            return None;
        }
        for (name, end) in
            [("script", "</script>"), ("pre", "</pre>"), ("style", "</style>"), ("textarea", "</textarea>")]
        {
            if starts_with_tag(&format!("{rest}\n"), name) {
                return Some(HtmlEnd::Line(end));
            }
        }
        for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
            if rest.starts_with(start) && (start != "<!" || rest[2..].starts_with(|c: char| c.is_ascii_alphabetic())) {
                return Some(HtmlEnd::Line(end));
            }
        }
        if is_block_tag(rest) {
            return Some(HtmlEnd::Blank);
        }
        let alone = tag_end(rest).is_some_and(|end| rest[end..].trim().is_empty());
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        (alone && is_tag && !in_paragraph && !starts_with_tag(rest, "img")).then_some(HtmlEnd::Blank)
    }

    /// Whether `line` is the last of the block. A blank line is not part of the block, so it is never the last.
    pub(super) fn is_on(self, line: &str) -> bool {
        matches!(self, HtmlEnd::Line(needle) if contains_ignoring_case(line, needle))
    }
}

fn contains_ignoring_case(line: &str, needle: &str) -> bool {
    line.as_bytes().windows(needle.len()).any(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Names of the elements that open a raw HTML block in any position (CommonMark 0.31, section 4.6, start 6).
const BLOCK_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

fn is_block_tag(rest: &str) -> bool {
    let name = rest[1..].trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let lower = name[..length.min(10)].to_ascii_lowercase();
    matches!(name.as_bytes().get(length), None | Some(b' ' | b'\t' | b'>' | b'/'))
        && BLOCK_TAGS.binary_search(&lower.as_str()).is_ok()
}
