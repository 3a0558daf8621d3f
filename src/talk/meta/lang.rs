//! Language tags (BCP 47), checked by form only: a build should not fail because a language does not exist.

use super::leniency::OTHER_FORM;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, shown};

/// Whether `text` has the shape of a language tag: `en`, `pt-BR`, `zh-Hant-TW`.
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let begins = match first.len() {
        1 => first.eq_ignore_ascii_case("x") && text.len() > 2,
        length => (2..=8).contains(&length) && first.bytes().all(|b| b.is_ascii_alphabetic()),
    };
    begins && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The error for a `text` that is not a language tag.
pub fn no_language_tag(text: &str) -> Diagnostic {
    let with_hyphens = text.trim().replace('_', "-");
    let hint = match is_language_tag(&with_hyphens) {
        true => format!("write it as `{with_hyphens}`"),
        false => "write a tag such as `en` or `pt-BR`".to_owned(),
    };
    Diagnostic::error("lang", format!("`{}` is not a language tag", shown(text))).hint(hint)
}

/// The language tag in `field`; anything else is an error.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let lang = super::typed::text(mistakes, field)?;
    if is_language_tag(&lang) {
        return Some(lang);
    }
    let with_hyphens = lang.replace('_', "-");
    let is_plain = is_language_tag(&with_hyphens);
    let mut diagnostic = no_language_tag(&lang);
    if is_plain {
        diagnostic.kind = OTHER_FORM;
    }
    mistakes.add(diagnostic, &lang.range);
    is_plain.then(|| Spanned::new(with_hyphens, lang.range))
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
        assert_eq!(no_language_tag("en_US").hints, ["write it as `en-US`"]);
    }
}
