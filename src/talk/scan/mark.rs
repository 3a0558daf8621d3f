use std::borrow::Cow;
use std::ops::Range;

use crate::base::text::line_end;
use crate::talk::html::{self, Tag, Token, starts_with_tag, tag_end, without_comments};
use crate::talk::markdown::{Definitions, image_line};

/// The picture of a slide: an image alone on its line, or the one image of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// As written: a path or URL.
    pub src: String,
    /// `None` if there is no alt text; an empty one means "decoration".
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

/// What a row contains besides its image.
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
    /// `None` if there is anything beside the image on its line.
    pub fn read(text: &str, at: usize, end: usize, definitions: &Definitions) -> Option<(Mark, usize)> {
        match text.as_bytes().get(at)? {
            b'<' => read_html(text, at, end),
            b'!' | b'[' => {
                let line_end = line_end(text, at, end);
                let line = &text[at..line_end];
                let image = image_line(line, definitions)?;
                let mark = Mark {
                    src: image.src,
                    alt: Some(image.alt),
                    title: image.title,
                    link: image.link,
                    source: at..at + line.trim_end().len(),
                    ..Mark::default()
                };
                Some((mark, line_end))
            }
            _ => None,
        }
    }

    /// The mark an `<img>` tag makes.
    pub fn from_tag(tag: &Tag<'_>, offset: usize) -> Mark {
        Mark {
            src: tag.get("src").unwrap_or_default().trim().to_owned(),
            alt: tag.get("alt").map(|alt| without_comments(alt).into_owned()),
            title: tag.get("title").map(without_comments).filter(|t| !t.trim().is_empty()).map(Cow::into_owned),
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
