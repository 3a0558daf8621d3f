use crate::base::slug::search_form;

/// Languages, and their letters, each with the one before it.
type Letters = (&'static [&'static str], &'static [(char, char)]);

/// The letters that languages sort as letters of their own, and the letter that each comes after. Elsewhere accents don't count.
const LETTERS: &[Letters] = &[
    (&["es"], &[('ñ', 'n')]),
    (&["sv", "fi"], &[('å', 'z'), ('ä', 'z'), ('ö', 'z')]),
    (&["da", "nb", "nn", "no"], &[('æ', 'z'), ('ø', 'z'), ('å', 'z')]),
];

/// A text whose order is that of `text` in the language with the BCP 47 tag `lang`. Case and accents don't count.
pub fn sort_key(lang: &str, text: &str) -> String {
    let primary = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = LETTERS.iter().find(|(langs, _)| langs.contains(&primary.as_str())).map_or(&[][..], |(_, own)| own);
    if own.is_empty() || text.is_ascii() {
        return search_form(text);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match own.iter().position(|(other, _)| *other == letter) {
            Some(at) => {
                out.push(own[at].1);
                out.extend(std::iter::repeat_n(char::MAX, at + 1));
            }
            None => out.push_str(&search_form(&letter.to_string())),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: &str, texts: &[&'static str]) -> Vec<&'static str> {
        let mut texts = texts.to_vec();
        texts.sort_by_key(|text| sort_key(lang, text));
        texts
    }

    #[test]
    fn texts_are_in_the_order_of_their_language() {
        assert_eq!(
            sorted("de-CH", &["Zug", "Übersicht", "apfel", "Äpfel b", "Uhr"]),
            ["apfel", "Äpfel b", "Übersicht", "Uhr", "Zug"]
        );
        assert_eq!(sorted("es", &["ojo", "ñu", "nz", "nube"]), ["nube", "nz", "ñu", "ojo"]);
        assert_eq!(sorted("sv", &["ö", "ä", "å", "z", "a"]), ["a", "z", "å", "ä", "ö"]);
        assert_eq!(sorted("fr", &["eux", "été", "écran"]), ["écran", "été", "eux"]);
    }
}
