use crate::base::Diagnostic;
use crate::base::language_names::language_named;
use crate::base::language_tag::begins_with_code;
use crate::site::model::config::Config;
use crate::site::words::{Dictionary, has_words};

/// The note that the interface has no words in the language of the site. What is not a code at all has its own warning.
pub fn wordless(config: &Config, dictionary: &Dictionary) -> Option<Diagnostic> {
    let tag = config.language.as_str();
    let has_own = config.words.of_site != Default::default();
    if has_own || !begins_with_code(tag) || has_words(dictionary, &config.words, tag) {
        return None;
    }
    let message = format!("the interface has no words in `{tag}`, so they are in English");
    let meant = language_named(tag).or_else(|| tag.get(..2).filter(|code| tag.len() == 3 && dictionary.has(code)));
    let hint = match meant {
        Some(code) => format!("did you mean `{code}`?"),
        None => "write your own words in `[words]`".to_owned(),
    };
    let note = Diagnostic::note("no-words", message).hint(hint);
    Some(match &config.origins.language {
        Some(place) => note.at(place.clone()),
        None => note,
    })
}
