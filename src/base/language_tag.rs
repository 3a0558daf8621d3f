/// Whether `text` has the shape of a language tag (BCP 47): `en`, `pt-BR`, `zh-Hant-TW`.
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let begins = match first.len() {
        1 => first.eq_ignore_ascii_case("x") && text.len() > 2,
        length => (2..=8).contains(&length) && first.bytes().all(|b| b.is_ascii_alphabetic()),
    };
    begins && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether the language tag `tag` begins as all that are registered do: with a code of two or three letters, or with `x-`.
pub fn begins_with_code(tag: &str) -> bool {
    matches!(tag.split('-').next().map(str::len), Some(1..=3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_two_or_three_letters() {
        assert!(["en", "gsw-CH", "x-klingon", "zh-Hant"].into_iter().all(begins_with_code));
        assert!(
            ["german", "engl", "Deutsch-CH"].into_iter().all(|text| is_language_tag(text) && !begins_with_code(text))
        );
    }

    #[test]
    fn tags_by_their_shape() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "x-klingon"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for text in ["", "e", "en_US", "english!", "en-", "-en", "x", "x-", "toolonglanguage", "ü"] {
            assert!(!is_language_tag(text), "{text}");
        }
    }
}
