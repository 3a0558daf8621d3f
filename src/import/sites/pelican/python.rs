//! Reads the assignments of literals in a Python file. Nothing is run: all other values are unknown.

use std::collections::BTreeMap;

use super::py_value::PyValue;

/// Deepest nesting of literals.
const MAX_DEPTH: usize = 32;

/// The settings of a Python file: names in capital letters at the beginning of a line.
#[derive(Debug, Default)]
pub(super) struct Assignments {
    /// Literals, by name.
    pub known: BTreeMap<String, PyValue>,
    /// Names whose value would have to be computed, with their lines.
    pub computed: BTreeMap<String, usize>,
}

impl Assignments {
    /// Adds those of `source`, which replace earlier ones.
    pub fn read(&mut self, source: &str) {
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let mut at = 0;
        let mut line = 1;
        while at < source.len() {
            if let Some((name, value_at)) = assignment(&source[at..]) {
                let mut reader = Reader { source, at: at + value_at };
                match reader.literal(0).filter(|_| reader.is_at_end()) {
                    Some(value) => {
                        self.computed.remove(name);
                        self.known.insert(name.to_owned(), value);
                    }
                    None => {
                        self.known.remove(name);
                        self.computed.insert(name.to_owned(), line);
                    }
                }
            }
            let end = Reader { source, at }.end_of_statement();
            line += source[at..end].matches('\n').count();
            at = end;
        }
    }
}

/// The name that is assigned to at the beginning of `text`, and where the value begins.
fn assignment(text: &str) -> Option<(&str, usize)> {
    let end = text.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')).unwrap_or(text.len());
    let name = &text[..end];
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let line_end = text.find('\n').unwrap_or(text.len());
    let rest = &text[end..line_end.max(end)];
    let equals = rest.find('=')?;
    let between = rest[..equals].trim();
    let is_plain = between.is_empty() || between.starts_with(':');
    let is_changed = ["+", "-", "*", "/", "|", "&"].contains(&between);
    let is_comparison = rest[equals + 1..].starts_with('=');
    // The value of `X += …` cannot be read: a position behind the end of the line is none.
    match (is_plain || is_changed) && !is_comparison {
        true => Some((name, if is_changed { end } else { end + equals + 1 })),
        false => None,
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    /// Blanks, and within brackets (`depth` above 0) ends of lines and comments.
    fn skip_blanks(&mut self, depth: usize) {
        loop {
            let blank =
                self.rest().find(|c: char| !(c == ' ' || c == '\t' || c == '\\' || depth > 0 && c.is_whitespace()));
            self.at += blank.unwrap_or(self.rest().len());
            if depth > 0 && self.rest().starts_with('#') {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                continue;
            }
            return;
        }
    }

    /// Whether nothing but a comment follows on the line.
    fn is_at_end(&mut self) -> bool {
        self.skip_blanks(0);
        let rest = self.rest();
        rest.is_empty() || rest.starts_with(['\n', '\r', '#', ';'])
    }

    fn literal(&mut self, depth: usize) -> Option<PyValue> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_blanks(depth);
        let first = self.rest().chars().next()?;
        match first {
            '(' | '[' | '{' => self.group(first, depth),
            _ if self.string_start().is_some() => {
                let mut text = String::new();
                // Texts next to each other are one.
                while let Some((prefix, quote)) = self.string_start() {
                    text.push_str(&self.string(prefix, quote)?);
                    self.skip_blanks(depth);
                }
                Some(PyValue::Text(text))
            }
            _ => self.word(depth),
        }
    }

    fn word(&mut self, depth: usize) -> Option<PyValue> {
        let end = self
            .rest()
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+')))
            .unwrap_or(self.rest().len());
        let word = self.rest()[..end].to_owned();
        self.at += end;
        match word.as_str() {
            "True" => Some(PyValue::Flag(true)),
            "False" => Some(PyValue::Flag(false)),
            "None" => Some(PyValue::Nothing),
            // A path that is written in parts.
            "os.path.join" if self.rest().starts_with('(') => {
                let parts = self.group('(', depth)?;
                let is_path = |part: &PyValue| part.text().is_some_and(|text| !text.starts_with('/'));
                match parts {
                    PyValue::List(ref items) if items.iter().all(is_path) => {
                        Some(PyValue::Text(parts.texts().join("/")))
                    }
                    _ => None,
                }
            }
            _ if word.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Some(PyValue::Number(word)),
            _ => None,
        }
    }

    fn group(&mut self, open: char, depth: usize) -> Option<PyValue> {
        self.at += 1;
        let close = match open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        let (mut items, mut pairs) = (Vec::new(), Vec::new());
        let mut has_comma = false;
        loop {
            self.skip_blanks(depth + 1);
            if self.rest().starts_with(close) {
                self.at += 1;
                break;
            }
            let item = self.literal(depth + 1)?;
            self.skip_blanks(depth + 1);
            if open == '{' && self.rest().starts_with(':') {
                self.at += 1;
                pairs.push((item, self.literal(depth + 1)?));
                self.skip_blanks(depth + 1);
            } else {
                items.push(item);
            }
            match self.rest().chars().next()? {
                ',' => {
                    has_comma = true;
                    self.at += 1;
                }
                c if c == close => {}
                _ => return None,
            }
        }
        // `('x')` is `'x'`.
        if open == '(' && !has_comma && items.len() == 1 {
            return items.pop();
        }
        Some(if open == '{' && items.is_empty() { PyValue::Dict(pairs) } else { PyValue::List(items) })
    }

    /// The letters before a string, and the quotes at its beginning.
    fn string_start(&self) -> Option<(usize, &'static str)> {
        let rest = self.rest();
        let prefix = rest
            .bytes()
            .take(3)
            .take_while(|b| matches!(b.to_ascii_lowercase(), b'r' | b'u' | b'b' | b'f' | b't'))
            .count();
        // The bytes before are ASCII.
        let quotes = &rest[prefix..];
        ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| quotes.starts_with(quote)).map(|quote| (prefix, quote))
    }

    /// The string at this position. `None` if it is not closed, or is computed.
    fn string(&mut self, prefix: usize, quote: &str) -> Option<String> {
        let letters = self.rest()[..prefix].to_ascii_lowercase();
        let is_raw = letters.contains('r');
        let is_computed = letters.contains(['f', 't']);
        self.at += prefix + quote.len();
        let mut out = String::new();
        loop {
            if self.rest().starts_with(quote) {
                self.at += quote.len();
                return (!is_computed).then_some(out);
            }
            let c = self.rest().chars().next()?;
            self.at += c.len_utf8();
            match c {
                '\n' if quote.len() == 1 => return None,
                '\\' => self.escape(is_raw, &mut out)?,
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self, is_raw: bool, out: &mut String) -> Option<()> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        if is_raw {
            out.extend(['\\', c]);
            return Some(());
        }
        let digits = match c {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if digits > 0 {
            let code = u32::from_str_radix(self.rest().get(..digits)?, 16).ok()?;
            self.at += digits;
            out.push(char::from_u32(code)?);
            return Some(());
        }
        match c {
            '\n' => {}
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            '\\' | '\'' | '"' => out.push(c),
            _ => out.extend(['\\', c]),
        }
        Some(())
    }

    /// Where the next statement begins: below the end of this line, unless that is in brackets or in a string.
    fn end_of_statement(&mut self) -> usize {
        let mut depth = 0usize;
        loop {
            let Some(c) = self.rest().chars().next() else { return self.at };
            match c {
                '\n' if depth == 0 => return self.at + 1,
                '#' => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    continue;
                }
                '\\' => self.at += 1,
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                '"' | '\'' => {
                    if let Some((_, quote)) = self.string_start() {
                        self.string(0, quote);
                        continue;
                    }
                }
                _ => {}
            }
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Assignments {
        let mut out = Assignments::default();
        out.read(source);
        out
    }

    #[test]
    fn literals_are_read_and_nothing_else() {
        let found = read(
            "#!/usr/bin/env python\n'''A text:\nSITENAME = 'no'\n'''\nimport os\nSITENAME = u'Jars \\u00e9' # mine\nSITEURL = os.environ['X']\n\
             ARTICLE_URL = ('blog/'\n    '{slug}.html')\nSTATIC_PATHS = [\n  'images', # pictures\n  os.path.join('extra', 'CNAME'),\n]\nDEFAULT_METADATA = {'status': 'draft', 'n': 1}\n\
             if True:\n    PAGE_URL = 'no'\nFEED = None; X = 1\nPLUGINS = (\"a\",)\nRAW = r'\\d'\nF = f'{x}'\nSTATIC_PATHS_2 += ['x']\nY: str = 'y'\nif Z == 'z': pass\n",
        );
        let text = |name: &str| found.known.get(name).and_then(PyValue::text);
        assert_eq!(text("SITENAME"), Some("Jars é"));
        assert_eq!((text("ARTICLE_URL"), text("RAW"), text("Y")), (Some("blog/{slug}.html"), Some("\\d"), Some("y")));
        assert_eq!(found.known["STATIC_PATHS"].texts(), ["images", "extra/CNAME"]);
        assert_eq!(found.known["PLUGINS"].texts(), ["a"]);
        assert!(matches!(&found.known["DEFAULT_METADATA"], PyValue::Dict(pairs) if pairs.len() == 2));
        assert_eq!(found.known["FEED"], PyValue::Nothing);
        assert!(!found.known.contains_key("PAGE_URL"));
        let computed: Vec<_> = found.computed.iter().map(|(name, line)| (name.as_str(), *line)).collect();
        assert_eq!(computed, [("F", 20), ("SITEURL", 7), ("STATIC_PATHS_2", 21)]);
    }

    #[test]
    fn nothing_panics_or_takes_long() {
        for text in [
            "X = ",
            "X",
            "X = '",
            "X = \"\"\"a",
            "X = [",
            "X = {1:",
            "X = é",
            "é",
            "X = u",
            "X = '\\",
            "X = '\\x",
            "X = '\\u12é4'",
            "\\",
        ] {
            read(text);
        }
        for text in ["X = [\n".repeat(10_000), "X = '''".repeat(5_000), "(".repeat(5_000), "X = 'a\n".repeat(10_000)] {
            let start = std::time::Instant::now();
            read(&text);
            assert!(start.elapsed().as_secs() < 10, "{}", &text[..10]);
        }
    }
}
