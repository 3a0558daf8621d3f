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

/// Sets a title in the first of `sizes` (the largest first) that fits into an area of this width and height. A title too long
/// for the smallest is cut off.
pub fn title(fonts: &Fonts, text: &str, sizes: &[f32], (width, height): (f32, f32), leading: f32) -> Setting {
    let most = |size: f32| ((height / (size * leading)).floor() as usize).clamp(1, 5);
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
            *line = shortened(&format!("{line} …"), |text| tight(fonts, text) <= width / last.size);
        }
    }
    last
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
    let fits = |text: &str| fonts.width(text, FontUse::Text) * size <= width;
    match fits(text) {
        true => text.to_owned(),
        false => shortened(&format!("{text}…"), fits),
    }
}

/// Removes letters before the last one until the text fits.
fn shortened(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut kept = text.trim_end_matches('…').to_owned();
    loop {
        let whole = format!("{}…", kept.trim_end());
        if fits(&whole) || kept.pop().is_none() {
            return whole;
        }
    }
}

fn tight(fonts: &Fonts, text: &str) -> f32 {
    fonts.width(text, FontUse::Title) + TIGHT * text.chars().count() as f32
}

/// Lines of whole words; a word longer than a line is divided. Says for each line whether it ends with a whole word.
fn wrap(fonts: &Fonts, text: &str, width: f32) -> Vec<(String, bool)> {
    let mut lines: Vec<(String, bool)> = Vec::new();
    for word in text.split(' ') {
        if let Some((line, _)) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if tight(fonts, &longer) <= width {
                *line = longer;
                continue;
            }
        }
        let mut rest = word;
        while tight(fonts, rest) > width {
            let end = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let fitting = end.take_while(|end| tight(fonts, &rest[..*end]) <= width).last();
            let cut = fitting.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
            lines.push((rest[..cut].to_owned(), cut == rest.len()));
            rest = &rest[cut..];
        }
        lines.extend((!rest.is_empty()).then(|| (rest.to_owned(), true)));
    }
    lines
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
            assert!(set.lines.iter().all(|line| tight(&fonts, line) * set.size <= 400.0), "{set:?}");
            assert!(fonts.width(&line(&fonts, &text, 30.0, 300.0), FontUse::Text) * 30.0 <= 300.0);
        }
        assert!(set(&"M".repeat(200)).lines.concat().ends_with('…'));
    }

    #[test]
    fn no_room_at_all_is_no_trouble() {
        let fonts = Fonts::of(&embedded::theme("default"));
        assert_eq!(title(&fonts, "ab", &[60.0], (0.0, 0.0), 1.0).lines.len(), 1);
        assert_eq!(line(&Fonts::default(), "ab", 30.0, 300.0), "ab");
    }
}
