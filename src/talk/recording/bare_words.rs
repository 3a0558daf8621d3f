//! Words as they are compared: NFKC and lower case, without punctuation; in scripts without spaces each letter is one.

use crate::base::script::is_spaceless;
use crate::base::slug::{compatible_form, is_mark};

/// Gives the words of `text` to `each`, in order.
pub fn bare_words(text: &str, mut each: impl FnMut(&str)) {
    let text = compatible_form(text);
    let mut start = None;
    // An apostrophe does not end a word; it is not compared.
    let mut word = String::new();
    for (at, c) in text.char_indices() {
        let is_apostrophe = matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}');
        let is_letter = c.is_alphanumeric() || is_mark(c);
        if is_letter && !is_spaceless(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            word.push_str(&text[from..at]);
        }
        if is_apostrophe && !word.is_empty() {
            continue;
        }
        if !word.is_empty() {
            each(&word);
            word.clear();
        }
        if is_letter {
            each(&text[at..at + c.len_utf8()]);
        }
    }
    if let Some(from) = start {
        word.push_str(&text[from..]);
    }
    if !word.is_empty() {
        each(&word);
    }
}

#[test]
fn words_are_bare() {
    let words = |text: &str| {
        let mut out = Vec::new();
        bare_words(text, |word| out.push(word.to_owned()));
        out.join(" ")
    };
    assert_eq!(words("— Don’t say \"ﬁve\", say LOW-level: x86_64!"), "dont say five say low level x86 64");
    assert_eq!(words("Größe, Ｒｕｓｔ入門。नमस्ते"), "größe rust 入 門 नमस्ते");
    assert_eq!(words(" … "), "");
}
