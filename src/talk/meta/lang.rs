//! Language tags (BCP 47), checked by form only: a build should not fail because a language does not exist.

use super::leniency::OTHER_FORM;
use crate::base::Diagnostic;
use crate::base::data::{Field, Mistakes, Spanned, shown};
use crate::base::language_names::language_named;
use crate::base::language_tag::begins_with_code;
pub use crate::base::language_tag::is_language_tag;

/// The error for a `text` that is not a language tag.
pub fn no_language_tag(text: &str) -> Diagnostic {
    let with_hyphens = text.trim().replace('_', "-");
    let hint = match is_language_tag(&with_hyphens) {
        true => format!("write it as `{with_hyphens}`"),
        false => meant(text),
    };
    Diagnostic::error("lang", format!("`{}` is not a language tag", shown(text))).hint(hint)
}

/// The warning about a `tag` that has the form of a language tag, but no language has it.
pub fn no_code(tag: &str) -> Option<Diagnostic> {
    let warning =
        || Diagnostic::warning("lang-code", format!("`{}` is not a language code", shown(tag))).hint(meant(tag));
    (is_language_tag(tag) && !begins_with_code(tag)).then(warning)
}

fn meant(text: &str) -> String {
    let primary = text.trim().split(['-', '_', ' ']).next().unwrap_or_default();
    match language_named(primary) {
        Some(code) => format!("did you mean `{code}`?"),
        None => "write a tag such as `en` or `pt-BR`".to_owned(),
    }
}

/// The language tag in `field`; anything else is an error.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field) -> Option<Spanned<String>> {
    let lang = super::typed::text(mistakes, field)?;
    if is_language_tag(&lang) {
        if let Some(warning) = no_code(&lang) {
            mistakes.add(warning, &lang.range);
        }
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
    fn hints_have_the_right_form() {
        assert_eq!(no_language_tag("en_US").hints, ["write it as `en-US`"]);
        assert_eq!(no_language_tag("Português").hints, ["did you mean `pt`?"]);
        assert_eq!(no_code("German").unwrap().hints, ["did you mean `de`?"]);
        assert_eq!(no_code("gsw"), None);
    }
}
