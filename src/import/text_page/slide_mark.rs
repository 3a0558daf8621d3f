/// The words with which text pages number slides.
const WORDS: &[&str] = &["slide", "page", "folie", "seite", "diapositive", "diapositiva", "slajd"];

/// A mark is not longer, in bytes.
const MAX_LENGTH: usize = 40;

/// The number of the slide whose words follow the line: `Slide 12`, `## Slide 12`, `--- Slide 12 of 40 ---`.
pub fn slide_mark(line: &str) -> Option<usize> {
    if line.len() > MAX_LENGTH {
        return None;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || "#*=-–—[]()<>:".contains(c)).to_lowercase();
    let (word, rest) = line.split_once(' ')?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let total = rest[digits..].trim();
    let is_total = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_mark = total.is_empty() || ["/", "of "].iter().any(|of| total.strip_prefix(of).is_some_and(is_total));
    let number = rest[..digits].parse().ok().filter(|number| (1..=9999).contains(number));
    number.filter(|_| WORDS.contains(&word) && is_mark)
}

#[test]
fn a_line_that_numbers_a_slide_is_a_mark() {
    for line in ["Slide 12", "slide 12:", "## Slide 12", "--- Slide 12 of 40 ---", "[Page 12/40]", "**Folie 12**"] {
        assert_eq!(slide_mark(line), Some(12), "{line}");
    }
    for line in ["Slide 12 text", "Slide", "Slide twelve", "12", "Slide 0", "Slide 99999999999999999999", "Slides 12"] {
        assert_eq!(slide_mark(line), None, "{line}");
    }
}
