use std::collections::BTreeMap;
use std::sync::Arc;

use crate::site::words::{Category, Dictionary, Language, OwnWords, ResolvedWord, Text, Word, WordList};

/// The words of a site, in its own language and in those of its documents.
#[derive(Debug)]
pub struct SiteWords {
    site: Arc<Language>,
    /// Those of documents, by their tags as written.
    documents: BTreeMap<String, Arc<Language>>,
}

/// Where words are found.
struct Sources<'a> {
    dictionary: &'a Dictionary,
    own: &'a OwnWords,
    /// The tag of the site's language.
    site: &'a str,
}

/// The language of words that no other one has.
const LAST: &str = "en";

impl SiteWords {
    /// The words of a site in the language `site`, with documents in the languages `documents`.
    ///
    /// A document in a language without words has those of the site.
    pub fn new<'l>(
        dictionary: &Dictionary,
        own: &OwnWords,
        site: &str,
        documents: impl Iterator<Item = &'l str>,
    ) -> SiteWords {
        let sources = Sources { dictionary, own, site };
        let of_site = Arc::new(sources.language(site));
        let mut of_documents: BTreeMap<String, Arc<Language>> = BTreeMap::new();
        for lang in documents.filter(|lang| *lang != site) {
            if !of_documents.contains_key(lang) {
                let language = match sources.has(lang) {
                    true => Arc::new(sources.language(lang)),
                    false => of_site.clone(),
                };
                of_documents.insert(lang.to_owned(), language);
            }
        }
        SiteWords { site: of_site, documents: of_documents }
    }

    /// The language of the site.
    pub fn site(&self) -> &Language {
        &self.site
    }

    /// The language in which pages with the tag `lang` print words.
    pub fn of(&self, lang: &str) -> &Language {
        self.documents.get(lang).unwrap_or(&self.site)
    }

    /// The tags of the documents' languages that are not the site's, with the words of each.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Language)> {
        self.documents.iter().map(|(lang, language)| (lang.as_str(), &**language))
    }
}

/// Whether there are words of a language, or of the one that it is a variety of.
pub fn has_words(dictionary: &Dictionary, own: &OwnWords, lang: &str) -> bool {
    chain(lang).any(|tag| own.of.contains_key(&tag) || dictionary.has(&tag))
}

impl Sources<'_> {
    /// Whether a language, or the one that it is a variety of, has words.
    fn has(&self, lang: &str) -> bool {
        let is_site = primary(lang).eq_ignore_ascii_case(primary(self.site));
        is_site || has_words(self.dictionary, self.own, lang)
    }

    fn language(&self, lang: &str) -> Language {
        let lists = self.lists(lang);
        Language::new(lang, |word| find(&lists, word))
    }

    /// The lists in which the words of a language are looked up, in order, each with the tag of its language.
    fn lists(&self, lang: &str) -> Vec<(String, &WordList)> {
        let own = chain(lang).filter_map(|tag| self.own.of.get(&tag).map(|list| (tag, list)));
        let mut lists: Vec<_> = own.collect();
        if primary(lang).eq_ignore_ascii_case(primary(self.site)) {
            lists.push((self.site.to_owned(), &self.own.of_site));
        }
        for tag in chain(lang).chain([LAST.to_owned()]) {
            lists.extend(self.dictionary.lists(&tag).map(|list| (tag.clone(), list)));
        }
        lists
    }
}

/// The word in the first list that has it.
fn find(lists: &[(String, &WordList)], word: &Word) -> ResolvedWord {
    let found = lists.iter().find_map(|(lang, list)| Some((list.get(word.key)?, lang)));
    match found {
        Some((text, lang)) => ResolvedWord { text: text.clone(), lang: lang.clone() },
        None if word.is_counted => {
            ResolvedWord { text: Text::Counted([(Category::Other, "{n}".to_owned())].into()), lang: LAST.to_owned() }
        }
        None => ResolvedWord { text: Text::Plain(String::new()), lang: LAST.to_owned() },
    }
}

/// A tag in lower case, then without its last part, and so on: `de-ch`, `de`.
fn chain(lang: &str) -> impl Iterator<Item = String> {
    std::iter::successors(Some(lang.to_ascii_lowercase()), |tag| tag.rsplit_once('-').map(|(rest, _)| rest.to_owned()))
}

fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or_default()
}
