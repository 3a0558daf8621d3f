//! Addresses in CSS. The only importer of cssparser.

use std::ops::Range;

use cssparser::{BasicParseError, ParseError, Parser, Token};

use crate::base::url::is_remote;

/// How deep blocks of CSS may be in each other to be looked into.
const MAX_DEPTH: usize = 32;

/// An address in CSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CssAddress {
    /// What stands for it: `url(…)`, or the string in `@import` and `image-set()`.
    pub range: Range<usize>,
    /// The address, without escapes.
    pub url: String,
}

/// The addresses in `css` that lead to something on this site, in order.
pub(super) fn addresses(css: &str) -> Vec<CssAddress> {
    let mut found = css_addresses(css);
    found.retain(|address: &CssAddress| {
        !address.url.trim().is_empty() && !address.url.starts_with('#') && !is_remote(&address.url)
    });
    found
}

/// All addresses in `css`, in order.
pub fn css_addresses(css: &str) -> Vec<CssAddress> {
    let mut found = Vec::new();
    if may_have_addresses(css) {
        collect(&mut Parser::new(css), Strings::AreText, 0, &mut found);
    }
    found
}

/// Whether anything in `css` looks like an address.
pub(super) fn may_have_addresses(css: &str) -> bool {
    let has = |name: &[u8]| css.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name));
    [b"url(".as_slice(), b"src(", b"image-set(", b"@import"].into_iter().any(has)
}

/// What strings are where they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    AreText,
    AreAddresses,
}

fn collect(parser: &mut Parser<'_>, strings: Strings, depth: usize, found: &mut Vec<CssAddress>) {
    let mut after_import = false;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return };
        let was_after_import = std::mem::take(&mut after_import);
        match token {
            Token::WhiteSpace(_) | Token::Comment(_) => after_import = was_after_import,
            Token::AtKeyword(name) => after_import = name.eq_ignore_ascii_case("import"),
            Token::UnquotedUrl(url) => {
                found.push(CssAddress { range: start..parser.position().byte_index(), url: url.to_string() });
            }
            Token::QuotedString(url) if was_after_import || strings == Strings::AreAddresses => {
                found.push(CssAddress { range: start..parser.position().byte_index(), url: url.to_string() });
            }
            Token::Function(name) if name.eq_ignore_ascii_case("url") || name.eq_ignore_ascii_case("src") => {
                let url = parser.parse_nested_block(|inner| {
                    let url = inner.expect_string().map(|url| url.to_string())?;
                    match inner.next() {
                        Err(_) => Ok::<_, ParseError<()>>(url),
                        Ok(_) => Err(BasicParseError::unexpected_token().into()),
                    }
                });
                let range = start..parser.position().byte_index();
                found.extend(url.ok().map(|url| CssAddress { range, url }));
            }
            Token::Function(name) => {
                let is_set = ["image-set", "-webkit-image-set"].iter().any(|set| name.eq_ignore_ascii_case(set));
                nested(parser, if is_set { Strings::AreAddresses } else { Strings::AreText }, depth, found);
            }
            Token::ParenthesisBlock | Token::CurlyBracketBlock | Token::SquareBracketBlock => {
                nested(parser, Strings::AreText, depth, found);
            }
            _ => {}
        }
    }
}

fn nested(parser: &mut Parser<'_>, strings: Strings, depth: usize, found: &mut Vec<CssAddress>) {
    let read = parser.parse_nested_block(|inner| {
        if depth < MAX_DEPTH {
            collect(inner, strings, depth + 1, found);
        }
        Ok::<_, ParseError<()>>(())
    });
    // What is left of a block after its end is skipped anyway.
    drop(read);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(css: &str) -> Vec<String> {
        addresses(css).into_iter().map(|address| format!("{}={}", &css[address.range], address.url)).collect()
    }

    #[test]
    fn addresses_are_found_wherever_css_has_them() {
        assert_eq!(urls("background:url(/img/p1.png)"), ["url(/img/p1.png)=/img/p1.png"]);
        assert_eq!(
            urls("a: URL( 'a b.png' ) no-repeat, url(\"c\\29.png\")"),
            ["URL( 'a b.png' )=a b.png", "url(\"c\\29.png\")=c).png",]
        );
        let sheet =
            "@import \"x.css\"; @media print { a { b: url(y.png) } } /* url(no) */ .c::after { content: 'url(no)' }";
        assert_eq!(urls(sheet), ["\"x.css\"=x.css", "url(y.png)=y.png"]);
        assert_eq!(urls("image-set('a.png' 1x, url(b.png) 2x)"), ["'a.png'=a.png", "url(b.png)=b.png"]);
    }

    #[test]
    fn what_leads_elsewhere_stays() {
        for css in [
            "url(#a)",
            "url(https://a.example/b.png)",
            "url(//a/b)",
            "url(data:image/png;base64,A)",
            "url()",
            "url('')",
            "url(a b)",
            "url(",
            "color: red",
            "content: 'a'",
        ] {
            assert_eq!(urls(css), Vec::<String>::new(), "{css}");
        }
        assert_eq!(urls(&"image-set(".repeat(100_000)), Vec::<String>::new());
    }
}
