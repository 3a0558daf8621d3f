//! What the elements of HTML are on a slide.

/// What an element is on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// Part of a line.
    Inline,
    /// A paragraph or a group of paragraphs.
    Block,
    /// It shows nothing.
    Hidden,
    /// Something that a slide of another program does not have: only its text is kept.
    Foreign,
}

const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

const HIDDEN: &[&str] = &["head", "link", "meta", "noscript", "script", "style", "template", "title"];

/// What the element called `name` is.
pub fn element(name: &str) -> Element {
    let is_in = |names: &[&str]| names.contains(&name);
    match () {
        () if is_in(INLINE) => Element::Inline,
        () if is_in(BLOCKS) => Element::Block,
        () if is_in(HIDDEN) => Element::Hidden,
        () => Element::Foreign,
    }
}
