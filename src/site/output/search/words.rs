//! The words of a document.

use crate::base::slug::{search_form, search_words};
use crate::site::model::catalogue::Catalogue;
use crate::site::output::search::collector::Collector;
use crate::site::output::search::document_words::DocumentWords;
use crate::site::output::search::text::{self, ENTRY, HEADING, TEXT};

/// The maximum length of a word in letters, signs included; of longer ones only the beginning is found.
const MAX_WORD: usize = 40;

/// The words of the document with the index `index`.
pub fn words(site: &Catalogue, index: usize) -> DocumentWords {
    let entry = &site.entries[index];
    let mut text = String::from(HEADING);
    text::push(&mut text, &entry.document.title);
    text.push(TEXT);
    for fact in entry.event().into_iter().chain(entry.speakers.iter().chain(&entry.tags).map(String::as_str)) {
        text::push(&mut text, fact);
        text.push('\n');
    }
    let language = site.words.of(&entry.lang);
    let word = |key: &'static str| language.word(key);
    match entry.is_talk() {
        true => text::spoken(&mut text, &entry.document.slides, word),
        false => text::written(&mut text, &entry.document.intro, word),
    }
    text.make_ascii_lowercase();
    find(text)
}

/// The words of a text that is in lower case as far as it is ASCII.
fn find(mut text: String) -> DocumentWords {
    // Each word, the last too, ends before a separator.
    text.push('\n');
    let mut out = Collector::new(&text);
    let bytes = text.as_bytes();
    let is_ascii = text.is_ascii();
    let (mut start, mut before) = (0, 0);
    while let Some(length) = bytes[start..].iter().position(|byte| KINDS[usize::from(*byte)] != LETTER) {
        let end = start + length;
        let kind = KINDS[usize::from(bytes[end])];
        if length > 0 {
            match is_ascii || bytes[start..end].is_ascii() {
                true => out.add_ascii(start, end.min(start + MAX_WORD)),
                false => search_words(&search_form(&text[start..end])).for_each(|word| out.add(word)),
            }
            if before & SIGN_BEFORE != 0 || kind & SIGN_AFTER != 0 {
                add_with_signs(&mut out, &text, (start, end));
            }
        }
        match char::from(bytes[end]) {
            ENTRY => out.next_entry(),
            HEADING => out.set_heading(true),
            TEXT => out.set_heading(false),
            _ => {}
        }
        (start, before) = (end + 1, kind);
    }
    out.finish()
}

/// Adds what stands between two positions, where no separator is, with the signs around it, such as `c++`, if it is one word.
fn add_with_signs(out: &mut Collector<'_>, text: &str, (start, end): (usize, usize)) {
    let signs = signs(text.as_bytes(), start, end);
    let form = search_form(&text[start..end]);
    if signs != (start, end) && form.chars().all(char::is_alphanumeric) {
        let after = end..signs.1.min(end + MAX_WORD);
        let word = format!("{}{}{}", &text[signs.0..start], first_letters(&form), &text[after]);
        out.add(first_letters(&word));
    }
}

/// The beginning of a word, [`MAX_WORD`] letters at most.
fn first_letters(word: &str) -> &str {
    word.char_indices().nth(MAX_WORD).map_or(word, |(at, _)| &word[..at])
}

/// The word at `start..end` with the `#`, `.` or `@` before it, if no other letter is before these, and the `+`, `#` and `*` after it.
/// Two before a letter are part of it, as in `c++17`, but not one, as in `a*b`.
fn signs(bytes: &[u8], start: usize, end: usize) -> (usize, usize) {
    let kind = |at: Option<usize>| at.and_then(|at| bytes.get(at)).map_or(0, |byte| KINDS[usize::from(*byte)]);
    let before = start.checked_sub(1);
    let from = match kind(before) & SIGN_BEFORE {
        0 => start,
        _ if kind(before.and_then(|at| at.checked_sub(1))) == LETTER => start,
        _ => start - 1,
    };
    let mut to = end;
    while kind(Some(to)) & SIGN_AFTER != 0 {
        to += 1;
    }
    (from, if to == end + 1 && kind(Some(to)) == LETTER { end } else { to })
}

/// The kind of a byte that can be part of a word: an ASCII letter or digit, or one of another character.
const LETTER: u8 = 1;
/// The kind of a byte that belongs to a word that it precedes.
const SIGN_BEFORE: u8 = 2;
/// The kind of a byte that belongs to a word that it follows.
const SIGN_AFTER: u8 = 4;

/// The kinds of each byte; 0 separates words.
const KINDS: [u8; 256] = {
    let mut out = [LETTER; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        out[byte as usize] = match byte {
            b'#' => SIGN_BEFORE | SIGN_AFTER,
            b'.' | b'@' => SIGN_BEFORE,
            b'+' | b'*' => SIGN_AFTER,
            _ => byte.is_ascii_alphanumeric() as u8 * LETTER,
        };
        byte += 1;
    }
    out
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::output::search::shard::SHARDS;

    fn lists(words: &DocumentWords) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let lists = |shard| words.take(shard).iter().map(|(word, list)| (text(word), text(list))).collect::<Vec<_>>();
        let mut lists: Vec<(String, String)> = (0..SHARDS).flat_map(lists).collect();
        lists.sort_unstable();
        lists
    }

    fn found(text: &str) -> Vec<String> {
        lists(&find(text.to_ascii_lowercase())).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn words_are_found_as_in_the_whole_text() {
        for text in
            ["a tide, x86_64 don't 42", "Naïve Größe e\u{301}a -\u{301}b 1½ 東京 …so ﬁne A\u{308}-b\u{301}c", ""]
        {
            let form = search_form(text);
            let mut wanted: Vec<&str> = search_words(&form).collect();
            wanted.sort_unstable();
            wanted.dedup();
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn some_signs_belong_to_words() {
        assert_eq!(found("C++, c#/F# (.NET) #größe"), ["#große", ".net", "c", "c#", "c++", "f", "f#", "große", "net"]);
        assert_eq!(
            found("base_url a*b node.js you@host. *bold"),
            ["a", "b", "base", "bold", "host", "js", "node", "url", "you"]
        );
        assert_eq!(found("A* R. C++17"), ["17", "a", "a*", "c", "c++", "r"]);
    }

    #[test]
    fn only_the_beginning_of_a_long_word_is_found() {
        for letter in ["e", "é", "д"] {
            for text in [
                letter.repeat(100_000),
                format!("{letter}{}", "+".repeat(100_000)),
                format!("#{}", letter.repeat(100_000)),
            ] {
                let found = found(&text);
                assert!(
                    !found.is_empty() && found.iter().all(|word| word.chars().count() <= MAX_WORD),
                    "{}",
                    found.len()
                );
            }
        }
    }

    #[test]
    fn entries_are_counted_from_the_facts() {
        let words = find("\u{1}title\u{2}fact\u{3}\u{1}head\u{2} text text\u{3}text title".to_owned());
        // In "title", the heading of entry 0, then 2 entries later.
        let wanted = [("fact", "#"), ("head", "&"), ("text", "%#"), ("title", "$%")];
        assert_eq!(lists(&words), wanted.map(|(word, list)| (word.to_owned(), list.to_owned())));
    }
}
