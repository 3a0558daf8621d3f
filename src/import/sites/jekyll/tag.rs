/// A tag of Liquid: `{% name rest %}` or `{{ rest }}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The first word; `""` of an expression.
    pub name: &'a str,
    /// What follows it.
    pub rest: &'a str,
    /// Its length in bytes.
    pub length: usize,
}

/// The longest tag, in bytes.
const MAX_LENGTH: usize = 4096;

impl<'a> Tag<'a> {
    /// The tag that `text` begins with. No tag is within another one.
    pub fn at_start(text: &'a str) -> Option<Tag<'a>> {
        let (is_expression, close) = match text.as_bytes().get(..2)? {
            b"{{" => (true, b'}'),
            b"{%" => (false, b'%'),
            _ => return None,
        };
        let at = end(&text.as_bytes()[2..text.len().min(MAX_LENGTH)], close)?;
        let inner = text[2..2 + at].trim_start_matches('-').trim_end_matches('-').trim();
        let split = if is_expression { 0 } else { inner.find(|c: char| c.is_whitespace()).unwrap_or(inner.len()) };
        let (name, rest) = inner.split_at(split);
        Some(Tag { name, rest: rest.trim(), length: 2 + at + 2 })
    }

    /// Whether it is an expression.
    pub fn is_expression(&self) -> bool {
        self.name.is_empty()
    }
}

/// Where `close` with a brace behind it is, unless another tag begins before it.
fn end(bytes: &[u8], close: u8) -> Option<usize> {
    for at in memchr::memchr3_iter(b'{', b'}', b'%', bytes) {
        let next = bytes.get(at + 1);
        match bytes[at] {
            b'{' if matches!(next, Some(b'{' | b'%')) => return None,
            c if c == close && next == Some(&b'}') => return Some(at),
            _ => {}
        }
    }
    None
}

/// The first tag `{% name %}` in `text`: its position and its length.
pub(super) fn find(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices("{%").find_map(|(at, _)| {
        let tag = Tag::at_start(&text[at..]).filter(|tag| tag.name == name)?;
        Some((at, tag.length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read() {
        let tag = Tag::at_start("{%- highlight ruby linenos -%} x").unwrap();
        assert_eq!((tag.name, tag.rest, tag.length), ("highlight", "ruby linenos", 30));
        let expression = Tag::at_start("{{ site.baseurl }}/x").unwrap();
        assert_eq!((expression.name, expression.rest, expression.length), ("", "site.baseurl", 18));
        assert_eq!((Tag::at_start("{x}"), Tag::at_start("{% open")), (None, None));
        assert_eq!(find("a {% x %}{% endraw %}", "endraw"), Some((9, 12)));
    }
}
