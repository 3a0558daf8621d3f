use crate::site::render::page_context::PageContext;
use crate::talk::html::decode;
use crate::talk::markdown::Fragment;
use crate::talk::{Face, Slide};

const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong",
];

/// The text by which a slide is found: what it shows and what was said, in one line.
pub fn of_slide(context: &PageContext<'_>, slide: &Slide) -> String {
    let mut out = String::new();
    match &slide.face {
        Face::Picture(picture) => {
            add(&mut out, &picture.alt);
            add(&mut out, picture.caption.as_deref().unwrap_or_default());
        }
        Face::Text(face) => add(&mut out, &plain(context, face)),
    }
    add(&mut out, &plain(context, &slide.transcript));
    out
}

/// The text of a fragment without its tags, code included.
pub fn plain(context: &PageContext<'_>, fragment: &Fragment) -> String {
    bare_text(&context.html(fragment))
}

/// The text of our own HTML. Its tags are complete and it has no comments, so it does not need a tokenizer, which is slower.
fn bare_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&decode(&rest[..at]));
        let tag = &rest[at..];
        let name = tag[1..].trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        // Two blocks are two words; a tag within a line does not divide a word.
        if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) {
            out.push(' ');
        }
        rest = &tag[tag_length(tag)..];
    }
    out.push_str(&decode(rest));
    out
}

/// Length of the tag at the start of `html`: a `>` in a quoted value does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
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

#[cfg(test)]
mod tests {
    use crate::site::output::search::text::bare_text;

    #[test]
    fn tags_go_and_words_stay_apart() {
        for (html, text) in [
            ("<p>a &lt; b</p>\n<p>c</p>", " a < b \n c "),
            ("x<span class=\"hl-k\">y</span>z", "xyz"),
            ("<a title=\"1 > 0\" href='x'>on call</A>, now", "on call, now"),
            ("a<br>b<unclosed", "a b "),
        ] {
            assert_eq!(bare_text(html), text, "{html}");
        }
    }
}
