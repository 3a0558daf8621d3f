use std::cell::Cell;
use std::ops::Range;

use super::{ComposedText, SitePath};

/// Longest piece of a source line that is shown, in characters.
const MAX_EXCERPT: usize = 120;

/// A position in a source file, with the line to show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the site.
    pub path: SitePath,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// The source line, cropped around the position.
    pub excerpt: String,
    /// The part of `excerpt` that is meant, in bytes.
    pub mark: Range<usize>,
}

impl Place {
    /// The place of the bytes `range` of `text`, a file at `path`. For many places of one file, use [`Places`].
    pub fn new(path: &SitePath, text: &str, range: Range<usize>) -> Place {
        Places::new(path, text).of(range)
    }

    /// A whole file, if no line is the cause.
    pub fn file(path: &SitePath) -> Place {
        Place { path: path.clone(), line: 1, column: 1, excerpt: String::new(), mark: 0..0 }
    }
}

/// The places of one file.
///
/// A file may have as many mistakes as it has bytes, and each is usually near the last one, so lines and columns are
/// counted from there, not from the start of the file.
#[derive(Debug)]
pub struct Places<'a> {
    path: &'a SitePath,
    text: &'a str,
    /// If the text is put together from parts of several files.
    composed: Option<&'a ComposedText>,
    /// The last position, and the text that it is in.
    last: Cell<(usize, Position)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Position {
    at: usize,
    line_start: usize,
    /// Lines above.
    line: usize,
    /// Characters before it in its line.
    column: usize,
}

impl<'a> Places<'a> {
    /// The places of `text`, the file at `path`.
    pub fn new(path: &'a SitePath, text: &'a str) -> Places<'a> {
        Places { path, text, composed: None, last: Cell::default() }
    }

    /// The places of `composed`, which the file at `path` becomes with all that it includes.
    pub fn composed(path: &'a SitePath, composed: &'a ComposedText) -> Places<'a> {
        Places { composed: Some(composed), ..Places::new(path, composed.text()) }
    }

    /// The same, to begin again.
    pub fn again(&self) -> Places<'a> {
        Places { path: self.path, text: self.text, composed: self.composed, last: Cell::default() }
    }

    /// The file.
    pub fn path(&self) -> &'a SitePath {
        self.path
    }

    /// The place of the bytes `range`.
    pub fn of(&self, range: Range<usize>) -> Place {
        match self.composed.and_then(|composed| composed.source(range.clone())) {
            Some((file, range)) => self.within(&file.path, &file.text, range),
            None => self.within(self.path, self.text, range),
        }
    }

    fn within(&self, path: &SitePath, text: &str, range: Range<usize>) -> Place {
        let start = floor(text, range.start);
        let (of, last) = self.last.get();
        let last = if of == text.as_ptr() as usize { last } else { Position::default() };
        let position = position(text, start, last);
        self.last.set((text.as_ptr() as usize, position));
        let (excerpt, mark) = excerpt(text, &position, start..range.end.max(start));
        let (line, column) = (position.line as u32 + 1, position.column as u32 + 1);
        Place { path: path.clone(), line, column, excerpt, mark }
    }
}

/// The position of byte `at` of `text`, counted from `last`.
fn position(text: &str, at: usize, last: Position) -> Position {
    let between = &text[last.at.min(at)..last.at.max(at)];
    let lines = memchr::memchr_iter(b'\n', between.as_bytes()).count();
    let (line, column) = match at < last.at {
        true => (last.line - lines, last.column.checked_sub(between.chars().count())),
        false => (last.line + lines, Some(last.column + between.chars().count())),
    };
    if let (0, Some(column)) = (lines, column) {
        return Position { at, column, ..last };
    }
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    Position { at, line_start, line, column: text[line_start..at].chars().count() }
}

/// The piece of the line around `mark`, and the mark in it.
fn excerpt(text: &str, position: &Position, mark: Range<usize>) -> (String, Range<usize>) {
    let before = &text[position.line_start..mark.start];
    let from = match position.column.min(MAX_EXCERPT / 2).checked_sub(1) {
        None => mark.start,
        Some(n) => before.char_indices().nth_back(n).map_or(mark.start, |(i, _)| position.line_start + i),
    };
    let line = text[from..].chars().take(MAX_EXCERPT).take_while(|c| *c != '\n');
    let to = from + line.map(char::len_utf8).sum::<usize>();
    let shown: String = text[from..to].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Control characters of two bytes (U+0080 to U+009F) shrink to a space; the mark must stay on a border.
    let start = floor(&shown, mark.start - from);
    let end = floor(&shown, floor(text, mark.end).min(to).saturating_sub(from).max(start));
    (shown, start..end)
}

/// The nearest character border at or below `index`.
fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, range: Range<usize>) -> Place {
        Place::new(&SitePath::new("a.md").unwrap(), text, range)
    }

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let place = place("one\ntwö words\n", 9..14);
        assert_eq!((place.line, place.column, place.excerpt.as_str()), (2, 5, "twö words"));
        assert_eq!(&place.excerpt[place.mark.clone()], "words");
    }

    #[test]
    fn a_long_line_is_cropped_around_the_mark() {
        let text = format!("{}bad{}", "x".repeat(5000), "y".repeat(5000));
        let place = place(&text, 5000..5003);
        assert!(place.excerpt.chars().count() <= MAX_EXCERPT);
        assert_eq!(&place.excerpt[place.mark.clone()], "bad");
        assert_eq!(place.column, 5001);
    }

    #[test]
    fn the_order_of_questions_does_not_matter() {
        let (path, text) = (SitePath::new("a.md").unwrap(), "one\n\ntwö words\nü\u{85}\r\n\nlast");
        let places = Places::new(&path, text);
        let starts = (0..text.len() + 3).flat_map(|i| [i, (i * 7) % (text.len() + 1), text.len() - i.min(text.len())]);
        for start in starts {
            assert_eq!(places.of(start..start + 3), Place::new(&path, text, start..start + 3), "{start}");
        }
    }

    #[test]
    fn a_range_past_the_end_or_inside_a_character_is_no_panic() {
        place("ö", 1..900);
        place("", 5..9);
    }
}
