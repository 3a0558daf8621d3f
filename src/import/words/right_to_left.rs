/// `text`, whose characters are in the order in which they are seen from left to right, as it is read. Hebrew and Arabic words
/// are turned round if most letters are of these scripts; Latin words and numbers among them are not.
pub fn in_reading_direction(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let turned = text.chars().filter(|c| is_right_to_left(*c)).count();
    if turned * 2 <= letters {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().rev().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..].iter().take_while(|c| is_left_to_right(**c)).count();
        out.extend(characters[at..at + length].iter().rev());
        out.extend(characters.get(at + length).map(|c| mirrored(*c)));
        at += length + 1;
    }
    out
}

/// Whether `c` is a letter of Hebrew, Arabic or a script that is written like them.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}')
        && c.is_alphabetic()
}

fn is_left_to_right(c: char) -> bool {
    c.is_alphanumeric() && !is_right_to_left(c) || matches!(c, '.' | ',' | '/' | '-' | '_' | '@')
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        c => c,
    }
}

#[test]
fn hebrew_is_turned_round_and_numbers_are_not() {
    assert_eq!(in_reading_direction("2026 םולש"), "שלום 2026");
    assert_eq!(in_reading_direction("Nine jars"), "Nine jars");
}
