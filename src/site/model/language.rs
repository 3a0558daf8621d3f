//! What a language tag (BCP 47) means for a page.

/// The text direction of a language, `ltr` or `rtl`, by its script.
pub fn direction(lang: &str) -> &'static str {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts.find(|p| p.len() == 4).map(str::to_ascii_lowercase);
    match (language.as_str(), script.as_deref()) {
        (_, Some("arab" | "hebr" | "thaa" | "nkoo" | "syrc" | "adlm" | "rohg")) => "rtl",
        (_, Some(_)) => "ltr",
        ("ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "iw" | "nqo" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi", None) => {
            "rtl"
        }
        _ => "ltr",
    }
}

/// The language in the form of Open Graph, which requires a country: `de_CH` for `de-CH`. `""` if the tag has no country.
pub fn locale(lang: &str) -> String {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts.find(|part| part.len() == 2);
    country.map(|country| format!("{language}_{}", country.to_ascii_uppercase())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_graph_requires_a_country() {
        assert_eq!(["de-ch", "zh-Hant-TW", "en", "sr-Latn"].map(locale), ["de_CH", "zh_TW", "", ""]);
    }

    #[test]
    fn directions_follow_the_script() {
        assert_eq!(
            [direction("ar-EG"), direction("az-Arab"), direction("ar-Latn"), direction("en")],
            ["rtl", "rtl", "ltr", "ltr"]
        );
    }
}
