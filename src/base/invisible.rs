//! Characters that nobody sees: they reverse the text behind them, or make two names look the same.

use std::iter::once;

use super::slug::is_mark;

/// The first invisible character of `text` that its script does not need.
pub fn invisible(text: &str) -> Option<char> {
    if text.is_ascii() { None } else { marked(text).find_map(|(c, is_invisible)| is_invisible.then_some(c)) }
}

/// `text` without the invisible characters that its script does not need.
pub fn visible(text: &str) -> String {
    marked(text).filter(|(_, is_invisible)| !is_invisible).map(|(c, _)| c).collect()
}

/// How a message names an invisible character: `U+202E, an invisible character`.
pub fn named(c: char) -> String {
    let effect = if is_direction(c) { " that changes the direction of text" } else { "" };
    format!("U+{:04X}, an invisible character{effect}", u32::from(c))
}

/// Each character, and whether it is invisible and not needed.
fn marked(text: &str) -> impl Iterator<Item = (char, bool)> {
    let before = once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain(once(None));
    before.zip(text.chars()).zip(after).map(|((before, c), after)| (c, is_needless(before, c, after)))
}

fn is_needless(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_joined = |c: Option<char>| c.is_some_and(can_join);
    match c {
        // Persian divides words with it, and some Indian scripts end words with it after a mark.
        '\u{200c}' => {
            let ends_word = before.is_some_and(is_mark);
            !is_joined(before) || !(is_joined(after) || ends_word)
        }
        // Emoji and some letters are joined by it.
        '\u{200d}' => !is_joined(before),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => true,
        c => is_direction(c),
    }
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a joiner can matter beside `c`. It cannot in Latin, Greek and Cyrillic, nor in punctuation and blanks.
fn can_join(c: char) -> bool {
    c >= '\u{590}' && !c.is_whitespace() && !matches!(c, '\u{2000}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_needs_is_kept() {
        for text in
            ["plain", "größe", "می\u{200c}خواهم", "👩\u{200d}💻", "❤\u{fe0f}\u{200d}🔥", "ന\u{d4d}\u{200d}", "שלום"]
        {
            assert_eq!((invisible(text), visible(text).as_str()), (None, text), "{text:?}");
        }
    }

    #[test]
    fn what_misleads_is_found() {
        for c in
            ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}']
        {
            let text = format!("ab{c}c");
            assert_eq!((invisible(&text), visible(&text).as_str()), (Some(c), "abc"), "{c:?}");
        }
        assert_eq!(invisible("کتاب\u{200c}"), Some('\u{200c}'));
        assert_eq!(named('\u{202e}'), "U+202E, an invisible character that changes the direction of text");
    }
}
