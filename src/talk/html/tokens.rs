use std::borrow::Cow;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Span, Spanned, Token as Raw, Tokenizer};

use super::pausing_reader::PausingReader;
use super::{Attribute, Tag, Token, plain_tag};

/// Reads `html` from start to end.
///
/// Comments end where Markdown says: `<!-- a --!> b -->` is one comment to an author, and `<?php if (a > b) ?>` too.
pub fn tokens(html: &str) -> Vec<Token<'_>> {
    match plain_tag::read(html) {
        Some(tag) => vec![Token::Open(tag)],
        None => tokenized(html),
    }
}

fn tokenized(html: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut from = Some(0);
    while let Some(start) = from {
        from = tokens_from(html, start, &mut out);
    }
    out
}

/// Reads on from byte `from`; stops after the first comment that goes on where a browser sees it end.
fn tokens_from(html: &str, from: usize, out: &mut Vec<Token<'_>>) -> Option<usize> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // `<script>` and the like hold text, not tags.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(PausingReader::new(&html[from..]), emitter) {
        let Ok(token) = token else { continue };
        let Some(mut token) = convert(token, html, from) else { continue };
        if let Token::Comment { range, .. } = &mut token
            && let Some(end) = comment_end(&html[range.start..]).map(|end| range.start + end)
            && end > range.end
        {
            range.end = end;
            out.push(token);
            return Some(end);
        }
        out.push(token);
    }
    None
}

/// Length of the comment, processing instruction or CDATA section at the start of `html` (CommonMark 0.31, section 6.6);
/// one that is never closed takes the rest.
fn comment_end(html: &str) -> Option<usize> {
    let forms = [("<!--", 2, "-->"), ("<?", 2, "?>"), ("<![CDATA[", 9, "]]>")];
    let (_, skip, close) = forms.into_iter().find(|(open, ..)| html.starts_with(open))?;
    Some(html[skip..].find(close).map_or(html.len(), |at| skip + at + close.len()))
}

/// The text that the raw HTML `text`, which contains no tags, stands for: `&amp;` is `&`.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let strings = Tokenizer::new(PausingReader::new(text)).filter_map(|token| match token {
        Ok(Raw::String(string)) => Some(string),
        _ => None,
    });
    strings.map(|string| self::text(&string.value)).collect()
}

fn convert(token: Raw<usize>, html: &str, from: usize) -> Option<Token<'static>> {
    let end = html.len();
    let range = |span: Span| {
        let start = (from + span.start).min(end);
        start..(from + span.end).clamp(start, end)
    };
    Some(match token {
        Raw::StartTag(tag) => Token::Open(Tag {
            name: text(&tag.name).into(),
            attributes: tag.attributes.iter().map(|(name, value)| attribute(name, value, html, from)).collect(),
            self_closing: tag.self_closing,
            range: range(tag.span),
        }),
        Raw::EndTag(tag) => Token::Close { name: text(&tag.name), range: range(tag.span) },
        Raw::String(string) => Token::Text(range(string.span)),
        Raw::Comment(comment) => Token::Comment { text: text(&comment.value), range: range(comment.span) },
        Raw::Doctype(doctype) => Token::Doctype(range(doctype.span)),
        Raw::Error(_) => return None,
    })
}

fn attribute(name: &HtmlString, value: &Spanned<HtmlString>, html: &str, from: usize) -> Attribute<'static> {
    let start = (from + value.span.start).min(html.len());
    let end = (from + value.span.end).clamp(start, html.len());
    let written = html.get(start..end).unwrap_or_default();
    // The tokenizer counts to an unquoted value the space or the `>` after it, and no such value contains either.
    let length = written.strip_suffix('>').unwrap_or(written).trim_ascii_end().len();
    Attribute { name: text(name).into(), value: text(value).into(), range: start..start + length }
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_tag(html: &str) -> Tag<'_> {
        match tokens(html).into_iter().next() {
            Some(Token::Open(tag)) => tag,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn attributes_in_any_quoting() {
        let html = r#"<IMG src='a.jpg' width=100% alt="a > b &amp; c" hidden>x"#;
        let tag = first_tag(html);
        assert_eq!(tag.name, "img");
        assert_eq!(&html[tag.range.clone()], &html[..html.len() - 1]);
        assert_eq!(tag.get("alt"), Some("a > b & c"));
        assert_eq!(tag.get("hidden"), Some(""));
        for (name, raw) in
            [("src", "src='a.jpg'"), ("width", "width=100%"), ("alt", r#"alt="a > b &amp; c""#), ("hidden", "hidden")]
        {
            let attribute = tag.attributes.iter().find(|a| a.name == name).unwrap();
            assert_eq!(&html[attribute.range.clone()], raw, "{name}");
        }
    }

    #[test]
    fn an_attribute_ends_before_its_tag() {
        for (html, raw) in [
            ("<img src=a>", "src=a"),
            ("<img src=a >", "src=a"),
            ("<img src='>'>", "src='>'"),
            ("<img src>", "src"),
            ("<img src=a/>", "src=a/"),
            ("<img src='a'/>", "src='a'"),
        ] {
            assert_eq!(&html[first_tag(html).attributes[0].range.clone()], raw, "{html}");
        }
    }

    #[test]
    fn the_short_way_reads_what_the_tokenizer_reads() {
        let short = [
            "<img src=\"/a b.png\" width=\"100%\" class=\"x\" style=\"border: 1px\" alt=\"Ö's > b\">",
            "<a\n href=\"https://a/?b=c\" title=\"\t.\">",
            "<h2 >",
            "<br>",
            "<img src=a>",
            "<img src=a/>",
            "<img src=/a-b_c.png width=100% alt=\"x\">",
            "<a href=https://a.example/b >",
        ];
        for html in short {
            assert_eq!(plain_tag::read(html).map(|tag| vec![Token::Open(tag)]), Some(tokenized(html)), "{html}");
        }
        let others = [
            "",
            "<",
            "<>",
            "<a title=\"\">",
            "<img",
            "<img src>",
            "<img src='a'>",
            "<img src=a=b>",
            "<img src=a`b>",
            "<img src= a>",
            "<img src=>",
            "<img src=\"a\"/>",
            "<IMG>",
            "<img ID=\"a\">",
            "<img a=\"1\" a=\"2\">",
            "<img alt=\"&amp;\">",
            "<img alt=\"\r\">",
            "<img alt=\"\u{80}\">",
            "<img alt=\"a\"b=\"c\">",
            "<br><br>",
            "<br> ",
            "a<br>",
            "</a>",
            "<!-- -->",
            "<img alt = \"a\">",
            "<1>",
            "<img \"a\">",
            "<img alt=\"a>",
        ];
        for html in others {
            assert_eq!(plain_tag::read(html), None, "{html}");
        }
    }

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        // A single quote makes the tokenizer return, a double quote makes it call itself.
        for (n, separator) in [(7, " "), (100, " "), (3_000, " "), (3_000, "\r\n"), (3_000, "/"), (3_000, "")] {
            let written = |quote: &str| {
                let attributes = (0..n).map(|i| format!("a{i}={quote}ö &amp; {i} \r\n>{quote}{separator}"));
                format!("<div {}>text</div>", attributes.collect::<String>())
            };
            assert_eq!(tokenized(&written("\"")), tokenized(&written("'")), "{n} {separator:?}");
            let html = written("\"");
            let tag = first_tag(&html);
            assert_eq!(tag.attributes.len(), n);
            assert_eq!(tag.get(&format!("a{}", n - 1)), Some(&*format!("ö & {} \n>", n - 1)));
        }
        // Never closed.
        assert!(tokens(&"<b a=\"".repeat(3_000)).is_empty());
        assert_eq!(decode(&format!("&amp;<b{}>", " a=\"\"".repeat(3_000))), "&");
    }

    #[test]
    fn ranges_count_bytes() {
        let html = "ö<b title='ü'>é</b><!-- ß -->";
        let ranges: Vec<&str> = tokens(html)
            .iter()
            .map(|t| match t {
                Token::Open(tag) => &html[tag.range.clone()],
                Token::Close { range, .. }
                | Token::Comment { range, .. }
                | Token::Text(range)
                | Token::Doctype(range) => &html[range.clone()],
            })
            .collect();
        assert_eq!(ranges, ["ö", "<b title='ü'>", "é", "</b>", "<!-- ß -->"]);
    }
}
