/// A shortcode: `{{< name argument key="value" >}}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shortcode<'a> {
    /// Its name; that of the one it ends, if it ends one.
    pub name: &'a str,
    /// Whether it ends another one.
    pub is_end: bool,
    /// Values without a key, in order.
    pub values: Vec<&'a str>,
    /// Keys and values.
    pub pairs: Vec<(&'a str, &'a str)>,
    /// Its length in bytes.
    pub length: usize,
}

/// The longest shortcode, in bytes.
const MAX_LENGTH: usize = 4096;

impl<'a> Shortcode<'a> {
    /// The shortcode that `text` begins with. Those in `/* */` are examples, and no shortcodes.
    pub fn at_start(text: &'a str) -> Option<Shortcode<'a>> {
        let close = match text.as_bytes().get(..3)? {
            b"{{<" => ">}}",
            b"{{%" => "%}}",
            _ => return None,
        };
        let mut reader = Reader { text, at: 3, end: text.len().min(MAX_LENGTH), close };
        reader.skip_blanks();
        let is_end = reader.rest().starts_with('/') && !reader.rest().starts_with("/*");
        reader.at += usize::from(is_end);
        reader.skip_blanks();
        let name = reader.word()?;
        if name.starts_with("/*") || name.is_empty() {
            return None;
        }
        let mut found =
            Shortcode { name: name.trim_end_matches('/'), is_end, values: Vec::new(), pairs: Vec::new(), length: 0 };
        loop {
            reader.skip_blanks();
            if reader.rest().starts_with(close) {
                found.length = reader.at + 3;
                return Some(found);
            }
            if reader.at >= reader.end {
                return None;
            }
            let value = reader.value()?;
            if reader.rest().starts_with('{') {
                return None;
            }
            match reader.rest().strip_prefix('=') {
                Some(_) => {
                    reader.at += 1;
                    let key = value;
                    found.pairs.push((key, reader.value()?));
                }
                None if value != "/" => found.values.push(value),
                None => {}
            }
        }
    }

    /// The value of a key, or the one at `index` without a key.
    pub fn get(&self, key: &str, index: usize) -> Option<&'a str> {
        let named = self.pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        named.or_else(|| self.values.get(index).copied()).filter(|value| !value.is_empty())
    }

    /// The value of a key.
    pub fn named(&self, key: &str) -> Option<&'a str> {
        self.get(key, usize::MAX)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    close: &'static str,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// The text up to a blank, a `=`, a brace or the end.
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let is_border =
            |(at, c): (usize, char)| c.is_whitespace() || matches!(c, '=' | '{') || rest[at..].starts_with(self.close);
        let end = rest.char_indices().take(MAX_LENGTH).find(|found| is_border(*found)).map(|(at, _)| at)?;
        self.at += end;
        Some(&rest[..end])
    }

    fn value(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let quote = rest.chars().next()?;
        if !matches!(quote, '"' | '`') {
            return self.word().filter(|word| !word.is_empty());
        }
        let mut is_escaped = false;
        let end = rest[1..].char_indices().take(MAX_LENGTH).find(|(_, c)| {
            let is_it = *c == quote && !is_escaped;
            is_escaped = *c == '\\' && !is_escaped && quote == '"';
            is_it
        });
        let end = end.map(|(at, _)| at + 1)?;
        if rest[..end].contains("{{<") || rest[..end].contains("{{%") {
            return None;
        }
        self.at += end + 1;
        Some(&rest[1..end])
    }
}

/// The first shortcode in `text` that ends `name`: its position and its length.
pub(super) fn find_end(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices("{{").find_map(|(at, _)| {
        let found = Shortcode::at_start(&text[at..]).filter(|found| found.is_end && found.name == name)?;
        Some((at, found.length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_are_read() {
        let figure = Shortcode::at_start("{{< figure src=\"/a b.png\" alt=`x \"y\"` width=300 >}} z").unwrap();
        assert_eq!(
            (figure.name, figure.named("src"), figure.named("alt")),
            ("figure", Some("/a b.png"), Some("x \"y\""))
        );
        assert_eq!((figure.named("width"), figure.length), (Some("300"), 51));
        let code = Shortcode::at_start("{{< highlight go \"linenos=table,hl_lines=8 15-17\" >}}").unwrap();
        assert_eq!(code.values, ["go", "linenos=table,hl_lines=8 15-17"]);
        let end = Shortcode::at_start("{{< /highlight >}}").unwrap();
        assert_eq!((end.name, end.is_end), ("highlight", true));
        assert_eq!(Shortcode::at_start("{{% x %}}").unwrap().name, "x");
        assert_eq!(Shortcode::at_start("{{< x />}}").unwrap().name, "x");
        for text in ["{{</* x */>}}", "{{ x }}", "{{< x", "{{<", "{{< >}}", "{{< x \"a >}}"] {
            assert_eq!(Shortcode::at_start(text), None, "{text}");
        }
    }
}
