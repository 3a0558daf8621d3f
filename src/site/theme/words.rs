use crate::base::{Content, Diagnostic, Files, SitePath, text};
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
        match text::decode(&shown, bytes) {
            Ok(text) => mistakes.extend(dictionary.add_own(path.stem(), &shown, &text)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    (dictionary, mistakes)
}

/// The files of a theme with words, which are named after their languages.
fn files(theme: &Files) -> impl Iterator<Item = (&SitePath, &Content)> {
    let all = theme.below("words").map(|(path, _, content)| (path, content));
    all.filter(|(path, _)| path.extension() == "toml")
}
