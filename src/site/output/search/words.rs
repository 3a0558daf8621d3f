use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::base::slug::{search_form, search_words};
use crate::site::output::search::text::spoken;
use crate::site::render::site_renderer::SiteRenderer;

/// How many files the words are divided into, by the first letter.
pub const GROUPS: usize = 8;

/// How many different words most talks have at most.
const TYPICAL_WORDS: usize = 1024;

/// The words of a talk without repeats, in their groups. Each word ends with a line end.
type TalkWords = [String; GROUPS];

/// The words of all talks. Those of a talk are found once for all groups.
pub struct Words {
    talks: Vec<OnceLock<TalkWords>>,
}

impl Words {
    /// The words of a site with `talks` listed talks. None is found before it is needed.
    pub fn new(talks: usize) -> Words {
        Words { talks: (0..talks).map(|_| OnceLock::new()).collect() }
    }

    /// The words of a group, each a line: the word, then the positions in the list of talks of those that contain it.
    ///
    /// Threads that ask for different groups at the same time share the work: each begins with another talk. Nobody waits
    /// for more than one talk, and never for a file: a thread of rayon that waits takes other work, which could be this.
    pub fn group(&self, renderer: &SiteRenderer, group: usize) -> String {
        let start = self.talks.len() * group / GROUPS;
        for number in (start..self.talks.len()).chain(0..start) {
            self.of_talk(renderer, number);
        }
        let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for number in 0..self.talks.len() {
            self.of_talk(renderer, number)[group].lines().for_each(|word| places.entry(word).or_default().push(number));
        }
        let mut words: Vec<_> = places.into_iter().collect();
        words.sort_unstable();
        let mut out = String::new();
        for (word, talks) in words {
            out.push_str(word);
            let mut before = 0;
            for talk in talks {
                // Differences between positions repeat more often than positions, so they compress better.
                out.push(' ');
                out.push_str(&(talk - before).to_string());
                before = talk;
            }
            out.push('\n');
        }
        out
    }

    /// The words of the talk at position `number` of the list.
    fn of_talk(&self, renderer: &SiteRenderer, number: usize) -> &TalkWords {
        self.talks[number].get_or_init(|| find(&text(renderer, number)))
    }
}

/// The group of a word. It depends on the first letter alone, so that the beginning of a word is enough to find it.
fn group(word: &str) -> usize {
    word.chars().next().map_or(0, |c| u32::from(c) as usize % GROUPS)
}

/// All that is searched of a talk, in lower case as far as it is ASCII.
fn text(renderer: &SiteRenderer, number: usize) -> String {
    let site = &renderer.site;
    let entry = &site.entries[site.talks[number]];
    let facts = [entry.document.title.as_str()].into_iter().chain(entry.event());
    let facts = facts.chain(entry.speakers.iter().chain(&entry.tags).map(String::as_str));
    let mut text = facts.collect::<Vec<_>>().join("\n");
    let language = site.words.of(&entry.lang);
    spoken(&mut text, &entry.document.slides, |word| language.word(word));
    text.make_ascii_lowercase();
    text
}

/// The words of a text that is in lower case as far as it is ASCII.
fn find<'t>(text: &'t str) -> TalkWords {
    let mut seen = FxHashSet::with_capacity_and_hasher(TYPICAL_WORDS, FxBuildHasher);
    let mut out = TalkWords::default();
    let mut add = |word: Cow<'t, str>| {
        if !seen.contains(&word) {
            let list = &mut out[group(&word)];
            list.push_str(&word);
            list.push('\n');
            seen.insert(word);
        }
    };
    let is_ascii = text.is_ascii();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.bytes().position(|b| SEPARATES[usize::from(b)]).unwrap_or(rest.len());
        let part = &rest[..end];
        // Most words are ASCII and need none of Unicode's tables.
        match is_ascii || part.is_ascii() {
            true if (2..=40).contains(&part.len()) => add(Cow::Borrowed(part)),
            true => {}
            false => search_words(&search_form(part)).for_each(|word| add(Cow::Owned(word.to_owned()))),
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    out
}

/// Which bytes cannot be part of a word: those of ASCII that are neither letters nor digits.
const SEPARATES: [bool; 256] = {
    let mut out = [false; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        out[byte as usize] = !byte.is_ascii_alphanumeric();
        byte += 1;
    }
    out
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_in_the_whole_text() {
        for text in
            ["a tide, x86_64 don't 42", "Naïve Größe e\u{301}a -\u{301}b 1½ 東京 …so ﬁne A\u{308}-b\u{301}c", ""]
        {
            let lower = text.to_ascii_lowercase();
            let mut found: Vec<String> = find(&lower).iter().flat_map(|list| list.lines()).map(str::to_owned).collect();
            found.sort();
            let form = search_form(text);
            let mut wanted: Vec<&str> = search_words(&form).collect();
            wanted.sort_unstable();
            wanted.dedup();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
