use std::ops::Range;

/// A line of a document that begins outside of code and comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, without the line end.
    pub range: Range<usize>,
    /// Where the next line begins.
    pub end: usize,
}

impl Line {
    /// The line, with its indentation.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// The text between the marks of the comment that begins on this line, if nothing is before it.
    pub fn comment<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = &text[self.range.start..];
        let inner = rest.trim_start_matches([' ', '\t']).strip_prefix("<!--")?;
        Some(inner[..inner.find("-->")?].trim())
    }

    /// The line without what is in code between backticks, and without signs that a backslash makes text.
    pub fn without_code(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = self.text(text);
        while let Some(tick) = rest.find(['`', '\\']) {
            if rest.as_bytes()[tick] == b'\\' {
                let is_escape = rest[tick + 1..].starts_with(|c: char| c.is_ascii_punctuation());
                out.push_str(&rest[..tick]);
                rest = &rest[tick + 1 + usize::from(is_escape)..];
                continue;
            }
            let length = rest[tick..].bytes().take_while(|b| *b == b'`').count();
            out.push_str(&rest[..tick]);
            let after = &rest[tick + length..];
            rest = code_end(after, length).map_or(after, |end| &after[end..]);
        }
        out + rest
    }
}

/// Where the code ends that `length` backticks before `text` begin.
pub(super) fn code_end(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let found = text[at..].bytes().take_while(|b| *b == b'`').count();
        at += found;
        if found == length {
            return Some(at);
        }
    }
}

/// Whether `at` is between backticks on its line.
pub fn in_code(line: &str, at: usize) -> bool {
    line[..at].matches('`').count() % 2 == 1 && line[at..].contains('`')
}

/// Where `word` begins in `line`, but for those that are between backticks.
pub(super) fn outside_code<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    let last = line.rfind('`');
    let (mut counted, mut ticks) = (0, 0);
    line.match_indices(word).map(|(at, _)| at).filter(move |at| {
        ticks += line[counted..*at].matches('`').count();
        counted = *at;
        ticks % 2 == 0 || last.is_none_or(|last| last < *at)
    })
}
