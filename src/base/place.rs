use std::ops::Range;

use super::SitePath;

/// Longest piece of a source line that is shown, in characters.
const EXCERPT: usize = 120;

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
    /// The place of the bytes `range` of `text`, a file at `path`.
    pub fn new(path: &SitePath, text: &str, range: Range<usize>) -> Place {
        let start = floor(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = floor(text, range.end.clamp(start, line_end));
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count();
        let column = 1 + text[line_start..start].chars().count();
        let (excerpt, mark) = crop(&text[line_start..line_end], start - line_start..end - line_start);
        Place { path: path.clone(), line: line as u32, column: column as u32, excerpt, mark }
    }

    /// A whole file, where no line is to blame.
    pub fn file(path: &SitePath) -> Place {
        Place { path: path.clone(), line: 1, column: 1, excerpt: String::new(), mark: 0..0 }
    }
}

/// The nearest character border at or below `index`.
fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

fn crop(line: &str, mark: Range<usize>) -> (String, Range<usize>) {
    let before = line[..mark.start].chars().count();
    let skip = before.saturating_sub(EXCERPT / 2);
    let from = line.char_indices().nth(skip).map_or(line.len(), |(i, _)| i);
    let to = line[from..].char_indices().nth(EXCERPT).map_or(line.len(), |(i, _)| from + i);
    let shown: String = line[from..to].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Control characters of two bytes (U+0080 to U+009F) shrink to a space; the mark must stay on a border.
    let start = floor(&shown, mark.start - from);
    let end = floor(&shown, mark.end.min(to).saturating_sub(from).max(start));
    (shown, start..end)
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
        assert!(place.excerpt.chars().count() <= EXCERPT);
        assert_eq!(&place.excerpt[place.mark.clone()], "bad");
        assert_eq!(place.column, 5001);
    }

    #[test]
    fn a_range_past_the_end_or_inside_a_character_is_no_panic() {
        place("ö", 1..900);
        place("", 5..9);
    }
}
