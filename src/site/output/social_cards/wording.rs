use crate::site::theme::fonts::{FontUse, Fonts};

/// Text in lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Height of the letters.
    pub size: f32,
    /// Each fits.
    pub lines: Vec<String>,
}

/// The space added between letters of a title, in heights of its letters: large type looks better when it is tight.
pub const TIGHT: f32 = -0.02;

/// Text after this many characters is not measured: a card has room for a few hundred.
const MAX_CHARACTERS: usize = 1_000;

/// A title has at most this many lines.
const MAX_LINES: usize = 5;

/// Sets a title in the first of `sizes` (the largest first) that fits into an area of this width and height. A title too long
/// for the smallest is cut off.
pub fn title(fonts: &Fonts, text: &str, sizes: &[f32], (width, height): (f32, f32), leading: f32) -> Setting {
    let text = beginning(text);
    let most = |size: f32| ((height / (size * leading)).floor() as usize).clamp(1, MAX_LINES);
    let mut last = Setting { size: 0.0, lines: Vec::new() };
    for size in sizes {
        let lines = wrap(fonts, text, width / size);
        last = Setting { size: *size, lines: lines.iter().map(|(line, _)| line.clone()).collect() };
        let is_whole = lines.iter().all(|(_, whole)| *whole);
        if lines.len() <= most(*size) && is_whole {
            last.lines = balanced(fonts, text, width / size, lines.len());
            return last;
        }
    }
    let most = most(last.size);
    if last.lines.len() > most {
        last.lines.truncate(most);
        if let Some(line) = last.lines.last_mut() {
            let measure = |text: Measure, c| text.with(fonts, c, FontUse::Title);
            *line = shortened(line, measure, |text| text.tight() <= width / last.size);
        }
    }
    last
}

/// The part of a text that a card can have room for.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(MAX_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

/// The text in `count` lines of about the same length: the narrowest width that needs no further line.
fn balanced(fonts: &Fonts, text: &str, width: f32, count: usize) -> Vec<String> {
    let (mut narrow, mut wide) = (width * 0.4, width);
    for _ in 0..6 {
        let middle = (narrow + wide) / 2.0;
        let lines = wrap(fonts, text, middle);
        match lines.len() <= count && lines.iter().all(|(_, whole)| *whole) {
            true => wide = middle,
            false => narrow = middle,
        }
    }
    wrap(fonts, text, wide).into_iter().map(|(line, _)| line).collect()
}

/// One line of text, cut off if it is too long.
pub fn line(fonts: &Fonts, text: &str, size: f32, width: f32) -> String {
    let text = beginning(text);
    match fonts.width(text, FontUse::Text) * size <= width {
        true => text.to_owned(),
        false => {
            let measure = |text: Measure, c| text.with(fonts, c, FontUse::Text);
            shortened(text, measure, |text| text.width * size <= width)
        }
    }
}

/// The longest beginning of the text that fits with an ellipsis behind it. A word is only divided if it is most of the text.
fn shortened(text: &str, measure: impl Fn(Measure, char) -> Measure, fits: impl Fn(Measure) -> bool) -> String {
    let (mut so_far, mut kept) = (Measure::default(), 0);
    for (at, c) in text.trim_end_matches('…').char_indices() {
        so_far = measure(so_far, c);
        if !c.is_whitespace() && fits(measure(so_far, '…')) {
            kept = at + c.len_utf8();
        }
    }
    if text[kept..].starts_with(char::is_alphanumeric) {
        kept = text[..kept].rfind(' ').filter(|blank| *blank >= kept / 2).unwrap_or(kept);
    }
    format!("{}…", text[..kept].trim_end_matches([' ', ',', ';', ':', '–', '·']))
}

/// The width of a text, which grows with each character, so that no text is measured again from its beginning.
#[derive(Clone, Copy, Default)]
struct Measure {
    width: f32,
    characters: usize,
}

impl Measure {
    fn with(self, fonts: &Fonts, c: char, of: FontUse) -> Measure {
        Measure { width: self.width + fonts.advance(c, of), characters: self.characters + 1 }
    }

    fn with_word(self, fonts: &Fonts, word: &str) -> Measure {
        word.chars().fold(self, |text, c| text.with(fonts, c, FontUse::Title))
    }

    /// The width as a title.
    fn tight(self) -> f32 {
        self.width + TIGHT * self.characters as f32
    }
}

/// Lines of whole words; a word longer than a line is divided. Says for each line whether it ends with a whole word. Stops
/// after one line more than a title can have.
fn wrap(fonts: &Fonts, text: &str, width: f32) -> Vec<(String, bool)> {
    let mut lines: Vec<(String, bool)> = Vec::new();
    let mut last = Measure::default();
    for word in text.split(' ') {
        if let Some((line, _)) = lines.last_mut() {
            let longer = last.with(fonts, ' ', FontUse::Title).with_word(fonts, word);
            if longer.tight() <= width {
                line.push(' ');
                line.push_str(word);
                last = longer;
                continue;
            }
        }
        let mut rest = word;
        last = Measure::default().with_word(fonts, rest);
        while last.tight() > width && lines.len() <= MAX_LINES {
            let cut = fitting(fonts, rest, width);
            lines.push((rest[..cut].to_owned(), cut == rest.len()));
            rest = &rest[cut..];
            last = Measure::default().with_word(fonts, rest);
        }
        if lines.len() > MAX_LINES {
            break;
        }
        lines.extend((!rest.is_empty()).then(|| (rest.to_owned(), true)));
    }
    lines
}

/// The length of the part of a word that fits into a line, in bytes: at least one character.
fn fitting(fonts: &Fonts, word: &str, width: f32) -> usize {
    let (mut so_far, mut cut) = (Measure::default(), word.chars().next().map_or(0, char::len_utf8));
    for (at, c) in word.char_indices() {
        so_far = so_far.with(fonts, c, FontUse::Title);
        if so_far.tight() > width {
            break;
        }
        cut = at + c.len_utf8();
    }
    cut
}

#[cfg(test)]
mod tests {
    use crate::site::output::social_cards::wording::*;
    use crate::site::theme::embedded;

    fn set(text: &str) -> Setting {
        title(&Fonts::of(&embedded::theme("default")), text, &[60.0, 40.0], (400.0, 200.0), 1.0)
    }

    #[test]
    fn a_title_is_as_large_as_it_can_be() {
        assert_eq!(set("Short"), Setting { size: 60.0, lines: vec!["Short".into()] });
        assert_eq!(set("Why I publish the words").lines, ["Why I publish", "the words"], "lines are balanced");
        assert_eq!(set(&"word ".repeat(20)).size, 40.0);
    }

    #[test]
    fn nothing_is_wider_than_its_room() {
        let fonts = Fonts::of(&embedded::theme("default"));
        for text in ["M".repeat(200), "many words ".repeat(40).trim().to_owned(), "\u{301}".repeat(50)] {
            let set = set(&text);
            assert!(set.lines.len() <= 5, "{set:?}");
            assert!(
                set.lines.iter().all(|line| Measure::default().with_word(&fonts, line).tight() * set.size <= 400.0),
                "{set:?}"
            );
            assert!(fonts.width(&line(&fonts, &text, 30.0, 300.0), FontUse::Text) * 30.0 <= 300.0);
        }
        assert!(set(&"M".repeat(200)).lines.concat().ends_with('…'));
        assert!(set(&"measure ".repeat(40)).lines.concat().ends_with("measure…"));
    }

    #[test]
    fn no_room_at_all_is_no_trouble() {
        let fonts = Fonts::of(&embedded::theme("default"));
        assert_eq!(title(&fonts, "ab", &[60.0], (0.0, 0.0), 1.0).lines.len(), 1);
        assert_eq!(line(&Fonts::default(), "ab", 30.0, 300.0), "ab");
    }
}
