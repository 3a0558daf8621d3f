//! Transcripts of one short line, which the theme prints larger.

use crate::base::script::is_east_asian;

/// The most characters in a short line. A Han, kana or Hangul character counts as two.
const MAX_WIDTH: usize = 90;

/// What is not in a line of text.
const BLOCKS: [&str; 6] = ["<p", "</p>", "<img", "<video", "<audio", "<math"];

/// Whether `html` is one paragraph of text that is at most [`MAX_WIDTH`] characters long.
pub fn is_brief(html: &str) -> bool {
    let paragraph = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    let is_text = |inner: &str| {
        let mut tags = inner.match_indices('<').map(|(at, _)| &inner[at..]);
        tags.all(|tag| !BLOCKS.iter().any(|block| tag.starts_with(block)))
    };
    paragraph.is_some_and(|inner| (1..=MAX_WIDTH).contains(&width(inner)) && is_text(inner))
}

/// The width of the text of `html` in characters; what exceeds [`MAX_WIDTH`] is not counted.
fn width(html: &str) -> usize {
    let mut width = 0;
    let mut rest = html;
    while width <= MAX_WIDTH {
        let (text, markup) =
            rest.split_at(rest.bytes().position(|byte| matches!(byte, b'<' | b'&')).unwrap_or(rest.len()));
        width += match text.is_ascii() {
            true => text.len(),
            false => text.chars().map(|c| 1 + usize::from(is_east_asian(c) || is_hangul(c))).sum(),
        };
        let (sign, end) = match markup.bytes().next() {
            None => break,
            Some(b'<') => (0, '>'),
            Some(_) => (1, ';'),
        };
        width += sign;
        rest = markup.find(end).map_or("", |end| &markup[end + 1..]);
    }
    width
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}')
}

#[cfg(test)]
mod tests {
    use crate::site::render::brief::is_brief;

    #[test]
    fn one_short_paragraph_is_brief() {
        assert!(is_brief(
            "<p>Under the <a href=\"https://example.org/a/very/long/address\">picture</a> &amp; done.</p>\n"
        ));
        assert!(is_brief(&format!("<p>{}</p>", "a".repeat(90))));
        assert!(!is_brief(&format!("<p>{}</p>", "a".repeat(91))));
        assert!(is_brief(&format!("<p>{}</p>", "行".repeat(45))));
        assert!(!is_brief(&format!("<p>{}</p>", "行".repeat(46))));
        assert!(!is_brief(&format!("<p>{}</p>", "값".repeat(46))));
    }

    #[test]
    fn lists_images_and_several_paragraphs_are_not() {
        for html in [
            "",
            "<p></p>",
            "<p>a</p>\n<p>b</p>",
            "<ul><li>a</li></ul>",
            "<p>a</p><ul><li>b</li></ul>",
            "<p><img src=\"a\" /></p>",
        ] {
            assert!(!is_brief(html), "{html}");
        }
    }
}
