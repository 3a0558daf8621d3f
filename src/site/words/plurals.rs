//! The one importer of `icu_plurals`.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::site::words::Category;

/// The category of the number `n` in the language with the BCP 47 tag `lang`.
pub fn category(lang: &str, n: u64) -> Category {
    let locale: Option<Locale> = lang.parse().ok();
    let rules = locale.and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
    match rules.map(|rules| rules.category_for(n)) {
        Some(PluralCategory::Zero) => Category::Zero,
        Some(PluralCategory::One) => Category::One,
        Some(PluralCategory::Two) => Category::Two,
        Some(PluralCategory::Few) => Category::Few,
        Some(PluralCategory::Many) => Category::Many,
        Some(PluralCategory::Other) | None => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_categories_of_their_language() {
        let names = |lang, numbers: &[u64]| numbers.iter().map(|n| category(lang, *n).name()).collect::<Vec<_>>();
        assert_eq!(names("en", &[0, 1, 2]), ["other", "one", "other"]);
        assert_eq!(names("de-CH", &[0, 1, 2]), ["other", "one", "other"]);
        assert_eq!(names("fr", &[0, 1, 2]), ["one", "one", "other"]);
        assert_eq!(names("ja", &[0, 1, 2]), ["other", "other", "other"]);
        assert_eq!(names("ar", &[0, 1, 2, 3, 11, 100]), ["zero", "one", "two", "few", "many", "other"]);
        assert_eq!(names("pl", &[1, 2, 5, 22]), ["one", "few", "many", "few"]);
        assert_eq!(names("xx-not-a-language", &[1]), ["other"]);
    }
}
