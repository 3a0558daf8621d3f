use crate::base::data::{Field, Fields};

/// What a separator that a deck for reveal.js sets stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnSeparator {
    /// A line with this text.
    Line(String),
    /// So many blank lines.
    BlankLines(usize),
    /// More than one text, so that talkpress cannot follow it.
    Pattern,
}

impl OwnSeparator {
    /// What separates the slides by the front matter.
    pub fn of_deck(fields: &Fields) -> Option<OwnSeparator> {
        own_value(fields, &["separator"]).map(OwnSeparator::read)
    }

    /// Reads a regular expression that stands for one text.
    pub fn read(pattern: &str) -> OwnSeparator {
        let text = pattern.replace("\\r?\\n", "\n").replace("\\r\\n", "\n").replace("\\n", "\n");
        let anchored = text.starts_with('^');
        let text = text.trim_start_matches('^').trim_end_matches('$');
        let line = text.trim_matches('\n');
        if line.is_empty() {
            return match text.len() {
                0 | 1 => OwnSeparator::Pattern,
                ends => OwnSeparator::BlankLines(if anchored { ends } else { ends - 1 }),
            };
        }
        match literal(line.trim_start_matches("\\s*").trim_end_matches("\\s*")) {
            Some(line) if !line.contains('\n') => OwnSeparator::Line(line.trim().to_owned()),
            _ => OwnSeparator::Pattern,
        }
    }
}

/// The keys for the text that begins notes.
pub const NOTES_KEYS: [&str; 2] = ["notesseparator", "separatornotes"];

/// Tables of front matter in which programs around reveal.js look for their settings.
const TABLES: [&str; 5] = ["revealoptions", "reveal", "slides", "markdown", "presentation"];

/// The first field with one of `keys`, which are in lower case; in the front matter `-` and `_` may be in them.
pub fn own_field<'f>(fields: &'f Fields, keys: &[&str]) -> Option<&'f Field> {
    let is_one = |key: &str, of: &[&str]| {
        let key = key.to_ascii_lowercase().replace(['-', '_'], "");
        of.contains(&key.as_str())
    };
    let is_set = |field: &&Field| field.value.as_text().is_some_and(|text| !text.trim().is_empty());
    let own = fields.iter().filter(is_set).find(|field| is_one(&field.key, keys));
    own.or_else(|| {
        let tables = fields.iter().filter(|field| is_one(&field.key, &TABLES));
        tables.filter_map(|field| field.value.as_table()).find_map(|table| own_field(table, keys))
    })
}

/// The text of that field.
pub fn own_value<'f>(fields: &'f Fields, keys: &[&str]) -> Option<&'f str> {
    own_field(fields, keys)?.value.as_text()
}

/// The text that a regular expression without any special sign stands for.
pub fn literal(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.push(signs.next().filter(|c| !c.is_alphanumeric())?),
            '[' | ']' | '(' | ')' | '{' | '}' | '|' | '*' | '+' | '?' | '^' | '$' => return None,
            other => out.push(other),
        }
    }
    Some(out)
}

/// The text that begins speaker notes by a regular expression, and whether it does so at the start of a line only. `None` if that
/// is `Note:`, as everywhere; an error if it stands for more than one text.
pub fn own_notes(pattern: &str) -> Option<Result<(String, bool), ()>> {
    let bare = pattern.trim_start_matches(['^', '\n']).trim_start_matches("\\s*").trim_start_matches("\\n");
    if matches!(bare.to_ascii_lowercase().as_str(), "notes?:" | "note:" | "notes:" | "note?:") {
        return None;
    }
    let anchored = pattern.starts_with(['^', '\n']) || pattern.starts_with("\\n");
    let text = literal(bare.trim_end_matches(['$', '\n']).trim_end_matches("\\n"));
    Some(text.map(|text| (text.trim().to_owned(), anchored)).filter(|(text, _)| !text.is_empty()).ok_or(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_that_stand_for_one_text_are_read() {
        for (pattern, line) in
            [("<!--s-->", "<!--s-->"), ("^\\r?\\n----\\r?\\n$", "----"), ("^\n--\n$", "--"), ("\\+\\+\\+", "+++")]
        {
            assert_eq!(OwnSeparator::read(pattern), OwnSeparator::Line(line.into()), "{pattern}");
        }
        let blank = |pattern| OwnSeparator::read(pattern);
        assert_eq!(
            (blank("^\\n\\n\\n"), blank("\n\n\n"), blank("---+")),
            (OwnSeparator::BlankLines(3), OwnSeparator::BlankLines(2), OwnSeparator::Pattern)
        );
    }
}
