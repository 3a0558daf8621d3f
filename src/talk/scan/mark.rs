use std::ops::Range;

use crate::talk::html::{self, Tag, Token};
use crate::talk::markdown::{Definitions, image_line};

/// The picture of a slide: an image alone on its line, or the one image of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// As written: a path or URL.
    pub src: String,
    /// `None` where the author wrote none; an empty one says "decoration".
    pub alt: Option<String>,
    /// The image's title.
    pub title: Option<String>,
    /// Classes for the slide.
    pub classes: Vec<String>,
    /// Where the image leads, if it is a link.
    pub link: Option<String>,
    /// The image in the document's text, for diagnostics.
    pub source: Range<usize>,
    /// The row around the image.
    pub row: Option<Row>,
}

/// What a row holds beside its image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The raw HTML before the image.
    pub before: Range<usize>,
    /// The raw HTML after it.
    pub after: Range<usize>,
}

impl Mark {
    /// Reads the image mark that begins at `at`, the start of a line; also says where its last line ends.
    ///
    /// `None` where there is anything beside the image on its line.
    pub fn read(text: &str, at: usize, end: usize, definitions: &Definitions) -> Option<(Mark, usize)> {
        match text.as_bytes().get(at)? {
            b'<' => read_html(text, at, end),
            b'!' | b'[' => {
                let line_end = line_end(text, at, end);
                let line = &text[at..line_end];
                let mut mark = image_line(line, definitions)?;
                mark.source = at..at + line.trim_end().len();
                Some((mark, line_end))
            }
            _ => None,
        }
    }

    /// The mark an `<img>` tag makes.
    pub fn from_tag(tag: &Tag<'_>, offset: usize) -> Mark {
        Mark {
            src: tag.get("src").unwrap_or_default().trim().to_owned(),
            alt: tag.get("alt").map(str::to_owned),
            title: tag.get("title").filter(|t| !t.trim().is_empty()).map(str::to_owned),
            classes: tag.classes().map(str::to_owned).collect(),
            link: None,
            source: offset + tag.range.start..offset + tag.range.end,
            row: None,
        }
    }

    /// Whether the class `inline` keeps the image in the text.
    pub fn is_inline(&self) -> bool {
        self.classes.iter().any(|c| c == "inline")
    }
}

/// `<img …>`, or `<a …><img …></a>`; the tags may span lines but no blank one.
fn read_html(text: &str, at: usize, end: usize) -> Option<(Mark, usize)> {
    let rest = &text[at..end];
    let is_link = starts_with_tag(rest, "a");
    if !is_link && !starts_with_tag(rest, "img") {
        return None;
    }
    let tags = if is_link { 3 } else { 1 };
    let mut cursor = 0;
    for _ in 0..tags {
        cursor += rest[cursor..].len() - rest[cursor..].trim_start_matches([' ', '\t', '\n']).len();
        cursor += tag_end(&rest[cursor..])?;
    }
    let line_end = line_end(text, at + cursor, end);
    if !text[at + cursor..line_end].trim().is_empty() || rest[..cursor].contains("\n\n") {
        return None;
    }
    let mark = mark_of(&rest[..cursor], at)?;
    Some((mark, line_end))
}

fn mark_of(html: &str, at: usize) -> Option<Mark> {
    let tokens: Vec<Token<'_>> = html::tokens(html)
        .into_iter()
        .filter(|t| !matches!(t, Token::Text(range) if html[range.clone()].trim().is_empty()))
        .collect();
    match tokens.as_slice() {
        [Token::Open(img)] if img.name == "img" => Some(Mark::from_tag(img, at)),
        [Token::Open(a), Token::Open(img), Token::Close { name, .. }]
            if a.name == "a" && img.name == "img" && name == "a" =>
        {
            Some(Mark { link: a.get("href").map(str::to_owned), ..Mark::from_tag(img, at) })
        }
        _ => None,
    }
}

/// Whether `text` begins with the opening tag of the element `name`.
pub fn starts_with_tag(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first() == Some(&b'<')
        && bytes.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && matches!(bytes.get(name.len() + 1), Some(b' ' | b'\t' | b'\n' | b'/' | b'>'))
}

/// Length of the tag that `text` begins with: up to the first `>` outside quotes, which no blank line comes before.
pub fn tag_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') {
        return None;
    }
    let mut i = 1;
    while i < bytes.len() {
        match bytes[i] {
            b'>' => return Some(i + 1),
            quote @ (b'"' | b'\'') if bytes[..i].trim_ascii_end().last() == Some(&b'=') => {
                let value = &text[i + 1..];
                let end = memchr::memchr(quote, value.as_bytes())?;
                if paragraph_end(&value[..=end]) < end {
                    return None;
                }
                i += 1 + end;
            }
            b'\n' if line_is_blank(&text[i + 1..]) => return None,
            _ => {}
        }
        i += 1;
    }
    None
}

/// Knows, for places in a text that only go forward, where no tag can end: a run of tags that are never closed would
/// else be read to its end from each of them.
#[derive(Debug, Default)]
pub struct TagEnds {
    /// The next `>`.
    bracket: usize,
    /// The next blank line.
    blank: usize,
}

impl TagEnds {
    /// Whether there is a `>` between `at` and the next blank line of `text[..end]`.
    pub fn may_end(&mut self, text: &str, at: usize, end: usize) -> bool {
        if self.bracket <= at {
            self.bracket = memchr::memchr(b'>', &text.as_bytes()[at..end]).map_or(end, |i| at + i);
        }
        if self.blank <= at {
            self.blank = at + paragraph_end(&text[at..end]);
        }
        self.bracket < self.blank
    }
}

/// Length of `text` up to its first blank line.
pub fn paragraph_end(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).find(|i| line_is_blank(&text[i + 1..])).unwrap_or(text.len())
}

fn line_is_blank(rest: &str) -> bool {
    rest.bytes().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| b == b'\n')
}

/// Where the line that holds `at` ends, its line end included.
pub fn line_end(text: &str, at: usize, end: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..end]).map_or(end, |i| at + i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Mark> {
        Mark::read(text, 0, text.len(), &Definitions::default()).map(|(mark, _)| mark)
    }

    #[test]
    fn an_image_alone_is_a_mark() {
        let mark = read("<img src=\"/a b.jpg\" width=100%\n class='x y' alt='is > that'>  \ntext").unwrap();
        assert_eq!((mark.src.as_str(), mark.alt.as_deref()), ("/a b.jpg", Some("is > that")));
        assert_eq!(mark.classes, ["x", "y"]);
        let mark = read("![An *alt*.](img/a.png \"Cap\")\n").unwrap();
        assert_eq!(
            (mark.src.as_str(), mark.alt.as_deref(), mark.title.as_deref()),
            ("img/a.png", Some("An alt."), Some("Cap"))
        );
        assert_eq!(read("<a href=x><img src=y></a>").unwrap().link.as_deref(), Some("x"));
        assert_eq!(read("[![a](b)](c)").unwrap().link.as_deref(), Some("c"));
    }

    #[test]
    fn a_tag_ends_outside_of_its_values_and_before_a_blank_line() {
        let ends = |text: &str, length| assert_eq!(tag_end(text), length, "{text:?}");
        ends("<img alt='a > b'> c", Some(17));
        ends("<img alt=\"it's\n\" src = '>'>", Some(27));
        ends("<img it's>", Some(10));
        ends("<img alt='>' \t\nid=\"\">", Some(21));
        for text in ["<img alt='a\n \nb'>", "<img\n\t\nalt=a>", "<img alt='a>", "<img", "img>", ""] {
            ends(text, None);
        }
    }

    #[test]
    fn anything_beside_it_is_not() {
        for text in [
            "<img src=a> b",
            "![a](b) c",
            "![a](b) ![c](d)",
            "<img src=a><img src=b>",
            "[a](b)",
            "![a]",
            "<img src=\"",
            "<image>",
            "!",
            "[",
            "<a href=x>y</a>",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
