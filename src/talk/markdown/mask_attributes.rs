use std::borrow::Cow;

use super::quoted::{quoted, range_at};
use crate::base::text::paragraph_end;
use crate::talk::html::tag_end;

/// `text`, in which attributes that only a framework knows begin with `:`, as they can in Markdown: `@click`, `#slot`.
pub(super) fn mask_attributes(text: &str) -> Cow<'_, str> {
    let mut found = Vec::new();
    let mut cursor = 0;
    while let Some(at) = memchr::memchr(b'<', &text.as_bytes()[cursor..]).map(|at| cursor + at) {
        cursor = at + 1;
        if !text.as_bytes().get(cursor).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        // Without an end in this paragraph, none of the signs in it begins a tag.
        let Some(length) = tag_end(&text[at..]) else {
            cursor = at + paragraph_end(&text[at..]);
            continue;
        };
        let mut quote = None;
        for (i, pair) in text.as_bytes()[at..at + length].windows(2).enumerate() {
            match (quote, pair[0]) {
                (Some(open), b) if b == open => quote = None,
                (None, b @ (b'"' | b'\'')) => quote = Some(b),
                (None, b) if b.is_ascii_whitespace() && matches!(pair[1], b'@' | b'#') => found.push(at + i + 1),
                _ => {}
            }
        }
        cursor = at + length;
    }
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let quoted = quoted(text);
    let mut out = text.to_owned();
    for at in found.into_iter().filter(|at| range_at(&quoted, *at).is_none()) {
        out.replace_range(at..at + 1, ":");
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_frameworks_begin_with_a_colon() {
        let text = "a @b <c @d='@e' #f v-g> `<h @i>`";
        assert_eq!(mask_attributes(text), "a @b <c :d='@e' :f v-g> `<h @i>`");
    }
}
