//! The words of a document.

use std::borrow::Cow;

use crate::base::slug::{search_form, search_words};
use crate::site::model::catalogue::Catalogue;
use crate::site::output::search::document_words::{Collector, DocumentWords};
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
    find(&text)
}

/// The words of a text that is in lower case as far as it is ASCII.
fn find(text: &str) -> DocumentWords {
    let mut out = Collector::new();
    let bytes = text.as_bytes();
    let is_ascii = text.is_ascii();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..].iter().position(|b| SEPARATES[usize::from(*b)]);
        let end = length.map_or(bytes.len(), |length| start + length);
        if end > start {
            add(&mut out, text, (start, end), is_ascii);
        }
        match bytes.get(end).map(|byte| char::from(*byte)) {
            Some(ENTRY) => out.next_entry(),
            Some(HEADING) => out.set_heading(true),
            Some(TEXT) => out.set_heading(false),
            _ => {}
        }
        start = end + 1;
    }
    out.finish()
}

/// Adds the words between two positions, where no separator is, and the one with the signs around it, such as `c++`.
fn add<'t>(out: &mut Collector<'t>, text: &'t str, (start, end): (usize, usize), is_ascii: bool) {
    let part = &text[start..end];
    let signs = signs(text.as_bytes(), start, end);
    // Most words are ASCII and need none of Unicode's tables.
    if is_ascii || part.is_ascii() {
        out.add(Cow::Borrowed(&part[..part.len().min(MAX_WORD)]));
        if signs != (start, end) {
            out.add(Cow::Borrowed(&text[signs.0..signs.1.min(signs.0 + MAX_WORD)]));
        }
        return;
    }
    let form = search_form(part);
    search_words(&form).for_each(|word| out.add(Cow::Owned(word.to_owned())));
    if signs != (start, end) && form.chars().all(char::is_alphanumeric) {
        let after = end..signs.1.min(end + MAX_WORD);
        let word = format!("{}{}{}", &text[signs.0..start], first_letters(&form), &text[after]);
        out.add(Cow::Owned(first_letters(&word).to_owned()));
    }
}

/// The beginning of a word, [`MAX_WORD`] letters at most.
fn first_letters(word: &str) -> &str {
    word.char_indices().nth(MAX_WORD).map_or(word, |(at, _)| &word[..at])
}

/// The word at `start..end` with the `#`, `.` or `@` before it and the `+`, `#` and `*` after it, if no other letter is beside these.
fn signs(bytes: &[u8], start: usize, end: usize) -> (usize, usize) {
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|b| !SEPARATES[usize::from(*b)]);
    let before = start.checked_sub(1);
    let has_before = before.is_some_and(|at| matches!(bytes[at], b'#' | b'.' | b'@'));
    let from = if has_before && !is_letter(before.and_then(|at| at.checked_sub(1))) { start - 1 } else { start };
    let mut to = end;
    while bytes.get(to).is_some_and(|b| matches!(b, b'+' | b'#' | b'*')) {
        to += 1;
    }
    (from, if is_letter(Some(to)) { end } else { to })
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

    fn found(text: &str) -> Vec<String> {
        let mut found: Vec<String> =
            find(&text.to_ascii_lowercase()).words.iter().flat_map(|list| list.lines()).map(str::to_owned).collect();
        found.sort();
        found
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
        assert_eq!(found("A* R."), ["a", "a*", "r"]);
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
        let words = find("\u{1}title\u{2}fact\u{3}\u{1}head\u{2} text text\u{3}text title");
        let of = |word: &str| {
            let all = words.words.iter().zip(&words.entries);
            let lists = all.flat_map(|(words, entries)| words.lines().zip(entries.split(|byte| *byte == b'\n')));
            lists.filter(|(found, _)| *found == word).map(|(_, list)| String::from_utf8(list.to_vec()).unwrap()).next()
        };
        assert_eq!(of("title").as_deref(), Some("$%"), "heading of entry 0; then 2 entries later");
        assert_eq!(of("fact").as_deref(), Some("#"));
        assert_eq!(of("head").as_deref(), Some("&"));
        assert_eq!(of("text").as_deref(), Some("%#"));
    }
}
