use crate::base::language_tag::is_language_tag;
use crate::base::{Content, Diagnostic, Files, Place, SitePath, text};
use crate::site::words::Dictionary;

/// The words in the folder `words/` of a theme: those of the default theme below those of the site's own folder, `folder`.
/// Also returns the mistakes in the latter.
pub fn words(default: &Files, folder: &str, own: &Files) -> (Dictionary, Vec<Diagnostic>) {
    let mut dictionary = Dictionary::default();
    for (path, content) in files(default) {
        let Content::Bytes(bytes) = content else { continue };
        dictionary.add_built_in(path.stem(), path.clone(), String::from_utf8_lossy(bytes).into_owned());
    }
    let mut mistakes = Vec::new();
    for (path, content) in files(own) {
        let (Some(shown), Content::Bytes(bytes)) = (SitePath::new(&format!("{folder}/{path}")), content) else {
            continue;
        };
        if !is_language_tag(path.stem()) {
            mistakes.push(not_a_language(path.stem(), &shown));
            continue;
        }
        match text::decode(&shown, bytes) {
            Ok(text) => mistakes.extend(dictionary.add_own(path.stem(), &shown, &text)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    (dictionary, mistakes)
}

/// The warning about the file `shown`, which nothing can use.
fn not_a_language(name: &str, shown: &SitePath) -> Diagnostic {
    let with_hyphens = name.replace('_', "-");
    let hint = match is_language_tag(&with_hyphens) {
        true => format!("rename it to `{with_hyphens}.toml`"),
        false => "name it after its language, such as `de.toml` or `pt-BR.toml`".to_owned(),
    };
    let mut warning =
        Diagnostic::warning("words-file", format!("`{name}` is not a language tag, so no page uses these words"))
            .hint(hint);
    warning.place = Some(Place::file(shown));
    warning
}

/// The files of a theme with words, which are named after their languages.
fn files(theme: &Files) -> impl Iterator<Item = (&SitePath, &Content)> {
    let all = theme.below("words").map(|(path, _, content)| (path, content));
    all.filter(|(path, _)| path.extension() == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_page_uses_is_reported() {
        let files = |names: &[&str]| -> Files {
            let text = Content::bytes("next = \"Weiter\"\n".as_bytes());
            names.iter().map(|name| (SitePath::new(&format!("words/{name}.toml")).unwrap(), text.clone())).collect()
        };
        let found = |names| {
            let (dictionary, mistakes) = words(&Files::new(), "themes/mine", &files(names));
            assert!(!dictionary.has("de_de"));
            mistakes.into_iter().map(|found| (found.message, found.hints)).collect::<Vec<_>>()
        };
        let text = |name: &str| format!("`{name}` is not a language tag, so no page uses these words");
        assert_eq!(found(&["de_DE"]), [(text("de_DE"), vec!["rename it to `de-DE.toml`".to_owned()])]);
        let hint = "name it after its language, such as `de.toml` or `pt-BR.toml`".to_owned();
        assert_eq!(found(&["german!"]), [(text("german!"), vec![hint])]);
        let found = found(&["de-DE", "x-klingon"]);
        assert!(found.iter().all(|(message, _)| !message.contains("language tag")), "{found:?}");
    }
}
