/// Names and longer codes of languages, in lower case, each with its shortest code.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arabic", "العربية"]),
    ("bg", &["bul", "bulgarian"]),
    ("ca", &["cat", "catalan", "català"]),
    ("cs", &["ces", "cze", "czech", "čeština"]),
    ("da", &["dan", "danish", "dansk"]),
    ("de", &["deu", "ger", "german", "deutsch", "allemand"]),
    ("el", &["ell", "gre", "greek", "ελληνικά"]),
    ("en", &["eng", "english", "englisch", "anglais"]),
    ("es", &["spa", "spanish", "español", "espanol", "castellano"]),
    ("et", &["est", "estonian", "eesti"]),
    ("fa", &["fas", "persian", "farsi", "فارسی"]),
    ("fi", &["fin", "finnish", "suomi"]),
    ("fr", &["fra", "fre", "french", "français", "francais", "französisch"]),
    ("he", &["heb", "hebrew", "עברית"]),
    ("hi", &["hin", "hindi"]),
    ("hr", &["hrv", "croatian", "hrvatski"]),
    ("hu", &["hun", "hungarian", "magyar"]),
    ("id", &["ind", "indonesian"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese", "日本語"]),
    ("ko", &["kor", "korean", "한국어"]),
    ("lt", &["lit", "lithuanian"]),
    ("lv", &["lav", "latvian"]),
    ("nl", &["nld", "dut", "dutch", "nederlands", "flemish"]),
    ("no", &["nor", "norwegian", "norsk"]),
    ("pl", &["pol", "polish", "polski"]),
    ("pt", &["por", "portuguese", "português", "portugues"]),
    ("ro", &["ron", "rum", "romanian", "română"]),
    ("ru", &["rus", "russian", "русский"]),
    ("sk", &["slk", "slovak"]),
    ("sl", &["slv", "slovenian", "slovene"]),
    ("sr", &["srp", "serbian"]),
    ("sv", &["swe", "swedish", "svenska"]),
    ("th", &["tha", "thai"]),
    ("tr", &["tur", "turkish", "türkçe"]),
    ("uk", &["ukr", "ukrainian", "українська"]),
    ("vi", &["vie", "vietnamese"]),
    ("zh", &["zho", "chi", "chinese", "中文"]),
];

/// The shortest code of the language with a name or a code of three letters: `de` for `German`, `Deutsch` and `deu`.
pub fn language_named(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_long_codes_have_a_short_code() {
        assert_eq!(
            ["German", "deutsch", "ger", "de", "dee"].map(language_named),
            [Some("de"), Some("de"), Some("de"), None, None]
        );
    }
}
