//! The lists of links that a theme shows beside single articles.

use crate::base::url;
use crate::talk::html::{Token, tokens};

/// The longest list of links, in bytes.
const MAX_LENGTH: usize = 256 * 1024;

/// The titles and addresses of the links in a template, each once. Tags of the template are dropped.
pub(super) fn links(template: &str) -> Vec<(String, String)> {
    if template.len() > MAX_LENGTH {
        return Vec::new();
    }
    let html = without_tags(template);
    let mut found: Vec<(String, String)> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    let mut open: Option<(String, String)> = None;
    for token in tokens(&html) {
        match token {
            Token::Open(tag) if tag.name == "a" => {
                open = tag.get("href").map(|href| (String::new(), href.trim().to_owned()))
            }
            Token::Text(range) => {
                if let Some((title, _)) = &mut open {
                    title.push_str(&crate::talk::html::decode(&html[range]));
                }
            }
            Token::Close { name, .. } if name == "a" => {
                let Some((title, address)) = open.take() else { continue };
                let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
                if title.is_empty()
                    || address.is_empty()
                    || url::is_dangerous(&address)
                    || !known.insert(address.clone())
                {
                    continue;
                }
                found.push((title, address));
            }
            _ => {}
        }
    }
    found
}

/// The template without `{{ … }}`, `{% … %}` and `{# … #}`.
fn without_tags(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let close = match rest.as_bytes().get(at + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => "",
        };
        let end = if close.is_empty() { None } else { rest[at + 2..].find(close) };
        match end {
            Some(end) => {
                out.push_str(&rest[..at]);
                rest = &rest[at + 2 + end + 2..];
            }
            None if close.is_empty() => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
            None => break,
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_without_the_tags_of_the_template() {
        let found = links(
            "{# mine #}<a href=\"/a.html\" class=\"item\">A &amp; B</a>\n<a href='{{ SITEURL }}/b.html'>B <b>b</b> {% include \"x.html\" %}</a>\n\
             <a href=\"/a.html\">again</a><a href=\"/c.html\"></a><a href=\"javascript:x()\">x</a> { <a href=x>x {{",
        );
        let found: Vec<(&str, &str)> = found.iter().map(|(title, url)| (title.as_str(), url.as_str())).collect();
        assert_eq!(found, [("A & B", "/a.html"), ("B b", "/b.html")]);
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        links(&"{{".repeat(100_000));
        links(&"<a href=x>{%".repeat(20_000));
        assert!(start.elapsed().as_secs() < 10);
    }
}
