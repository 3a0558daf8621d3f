//! Reads what is after the language in a fence: `{hl_lines=2-4 linenos title="main.rs"}`.

/// One word of an info string.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Attribute<'a> {
    /// `key=value`, without the quotes around the value.
    Pair(&'a str, &'a str),
    /// A word alone.
    Word(&'a str),
    /// A brace or quote that is missing its partner.
    Unclosed(char),
}

/// The words of `text`, in and out of braces; blanks and commas part them.
pub(super) fn attributes(text: &str) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let mut open = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match first {
            '{' | '}' => {
                open = first == '{';
                rest = &rest[1..];
            }
            _ if is_border(first) => rest = &rest[first.len_utf8()..],
            _ => rest = attribute(rest, &mut found),
        }
    }
    if open {
        found.push(Attribute::Unclosed('{'));
    }
    found
}

fn is_border(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// Reads the attribute that `text` begins with, and gives back what follows it.
fn attribute<'a>(text: &'a str, found: &mut Vec<Attribute<'a>>) -> &'a str {
    let end = text.find(|c| is_border(c) || matches!(c, '=' | '{' | '}')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.strip_prefix('=') else {
        found.push(Attribute::Word(name));
        return rest;
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '['));
    let Some(quote) = quote else {
        let end = bare_end(value);
        found.push(Attribute::Pair(name, &value[..end]));
        return &value[end..];
    };
    let partner = if quote == '[' { ']' } else { quote };
    let inner = &value[1..];
    match inner.find(partner) {
        Some(end) => {
            found.push(Attribute::Pair(name, &inner[..end]));
            &inner[end + 1..]
        }
        None => {
            found.extend([Attribute::Pair(name, inner.trim_end_matches('}')), Attribute::Unclosed(quote)]);
            ""
        }
    }
}

/// Where a bare value ends: a comma belongs to it (`2-4,7`) unless another attribute follows.
fn bare_end(value: &str) -> usize {
    let ends = |(at, c): (usize, char)| match c {
        ',' => !value[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
        c => c.is_whitespace() || matches!(c, '{' | '}'),
    };
    value.char_indices().find(|found| ends(*found)).map_or(value.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_pairs() {
        let found = attributes("{hl_lines=2-4,7|9 linenos, title=\"a b\" x=[1,\"2\"]} .y");
        let expected = [
            Attribute::Pair("hl_lines", "2-4,7|9"),
            Attribute::Word("linenos"),
            Attribute::Pair("title", "a b"),
            Attribute::Pair("x", "1,\"2\""),
            Attribute::Word(".y"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_left_open_is_reported() {
        assert_eq!(
            attributes("{title=\"a b}"),
            [Attribute::Pair("title", "a b"), Attribute::Unclosed('"'), Attribute::Unclosed('{')]
        );
        assert_eq!(attributes("{a"), [Attribute::Word("a"), Attribute::Unclosed('{')]);
    }
}
