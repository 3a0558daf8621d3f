use std::ops::Range;

use crate::base::data::Spanned;

/// The pieces of `text` between commas, without blanks and one pair of quotes around each. Empty pieces are left out.
///
/// `text` was read from the bytes `range` of a file, which read `source`. Each piece gets its own range if it can
/// be found.
pub(super) fn split(text: &str, range: &Range<usize>, source: &str) -> Vec<Spanned<String>> {
    let start = source.find(text).map(|at| range.start + at);
    let mut pieces = Vec::new();
    for piece in between_commas(text) {
        let quoted = text[piece.clone()].trim();
        let lead = text[piece.clone()].len() - text[piece.clone()].trim_start().len();
        let place = match start {
            Some(start) => start + piece.start + lead..start + piece.start + lead + quoted.len(),
            None => range.clone(),
        };
        let word = unquoted(quoted);
        if !word.is_empty() {
            pieces.push(Spanned::new(word.to_owned(), place));
        }
    }
    pieces
}

/// A comma inside quotes that begin a piece does not end it.
fn between_commas(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut open: Option<char> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some(quote) if c == quote => open = None,
            Some(_) => {}
            None if c == ',' => {
                pieces.push(start..at);
                start = at + 1;
            }
            None if matches!(c, '"' | '\'') && text[start..at].trim().is_empty() => open = Some(c),
            None => {}
        }
    }
    pieces.push(start..text.len());
    pieces
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_know_their_places() {
        let source = "[a, \"b, c\",, d's ]";
        let pieces = split(&source[1..source.len() - 1], &(10..10 + source.len()), source);
        let found: Vec<(&str, &str)> =
            pieces.iter().map(|p| (p.as_str(), &source[p.range.start - 10..p.range.end - 10])).collect();
        assert_eq!(found, [("a", "a"), ("b, c", "\"b, c\""), ("d's", "d's")]);
    }
}
