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

#[cfg(test)]
mod tests {
    use super::*;

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
