//! Strings of a PDF.

use hayro::hayro_syntax::object::{Dict, String as PdfString};

/// A text of a dictionary, without characters that are not text.
pub fn text_of(dict: &Dict<'_>, key: &str) -> Option<String> {
    let text = decoded(dict.get::<PdfString<'_>>(key)?.as_bytes());
    Some(text).filter(|text| !text.is_empty())
}

/// Reads UTF-16 and UTF-8 with a mark; anything else is Latin-1, which differs from PDF's own encoding in few characters.
pub fn decoded(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| of_pdf_encoding(*byte)).collect(),
    };
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let clean: String = kept.filter(|c| !c.is_control() && *c != '\u{fffd}').collect();
    clean.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The characters of PDF's own encoding between ASCII and Latin-1.
fn of_pdf_encoding(byte: u8) -> char {
    const OWN: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x80..=0x9e => OWN[usize::from(byte - 0x80)],
        0xa0 => '€',
        _ => char::from(byte),
    }
}

#[test]
fn three_encodings_are_read() {
    assert_eq!(decoded(b"\xfe\xff\0N\0i\x20\x1c"), "Ni“");
    assert_eq!(decoded(b"\xef\xbb\xbfz\xc3\xa9ro"), "zéro");
    assert_eq!(decoded(b"J\xe4r\x90s\n x\0"), "Jär’s x");
}
