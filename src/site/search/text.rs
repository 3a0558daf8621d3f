use super::super::fill::Filler;
use crate::talk::html::{Token, decode, tokens};
use crate::talk::markdown::Fragment;
use crate::talk::{Face, Slide};

const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong",
];

/// All that can be found of a slide: what is seen and what is said, in one line.
pub fn of_slide(filler: &Filler<'_>, slide: &Slide) -> String {
    let mut out = String::new();
    match &slide.face {
        Face::Picture(picture) => {
            add(&mut out, &picture.alt);
            add(&mut out, picture.caption.as_deref().unwrap_or_default());
        }
        Face::Text(face) => add(&mut out, &plain(filler, face)),
    }
    add(&mut out, &plain(filler, &slide.transcript));
    out
}

/// The text of a fragment without its tags, code included.
pub fn plain(filler: &Filler<'_>, fragment: &Fragment) -> String {
    let html = filler.html(fragment);
    let mut out = String::with_capacity(html.len());
    for token in tokens(&html) {
        match token {
            Token::Text(range) => out.push_str(&decode(&html[range])),
            // Words of two blocks are two words; a tag within a line parts none.
            Token::Open(tag) if !INLINE.contains(&tag.name.as_str()) => out.push(' '),
            Token::Close { name, .. } if !INLINE.contains(&name.as_str()) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Adds words, with one space between any two.
fn add(out: &mut String, text: &str) {
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
}
