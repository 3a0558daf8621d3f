//! Text that begins like an image or a link and is neither.

use std::ops::Range;

use crate::base::Diagnostic;
use crate::base::text::paragraph_end;
use crate::talk::html::{starts_with_tag, tag_end};

/// How far a bracket is looked for, in bytes.
const MAX_LENGTH: usize = 2000;

/// What is wrong with `text[at..]`, where Markdown found a `[` or `![` that opens nothing, and where that is.
pub(super) fn almost(text: &str, at: usize) -> Option<(Diagnostic, Range<usize>)> {
    let rest = start_of_rest(text, at);
    let is_image = rest.starts_with("![");
    if text[..at].ends_with('\\') || memchr::memchr(b']', rest.as_bytes()).is_none() {
        return None;
    }
    if text[..at].ends_with(')')
        && let Some(warning) = reversed(text, rest, at)
    {
        return Some(warning);
    }
    let (what, what_it_is_not) = if is_image { ("image", "an image") } else { ("link", "a link") };
    let begin = if is_image { 2 } else { 1 };
    if is_image && rest[2..].starts_with('[') {
        return embed(rest, at);
    }
    let close = closing(rest, begin, b'[', b']')?;
    let (name, after) = (&rest[..=close], &rest[close + 1..]);
    let found = |message: String, hint: String, length: usize| {
        let warning = Diagnostic::warning("almost-a-picture", message).hint(hint);
        Some((warning, at..at + close + 1 + length))
    };
    if after.starts_with('(') {
        let (message, hint, length) = address_fault(name, after, what)?;
        return found(message, hint, length);
    }
    if let Some(spaces) = after.find('(').filter(|at| after[..*at].trim().is_empty()) {
        let end = closing(after, spaces + 1, b'(', b')').map_or(spaces, |end| end + 1);
        let address = after[spaces..end].trim_matches(['(', ')']);
        let message = format!("there is a space between `]` and `(`, so this is text and not {what_it_is_not}");
        let warning = found(message, format!("write `{name}{}`", &after[spaces..end]), end);
        return warning.filter(|_| is_image || is_surely_address(address) && !after[..spaces].contains('\n'));
    }
    if !is_image {
        return None;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let begins_line = text[line_start..at].trim_matches([' ', '\t', '>', '-', '*', '+']).is_empty();
    if let Some(label) = after.strip_prefix('[').and_then(|label| label.split_once(']')).map(|(label, _)| label) {
        let label = if label.is_empty() { &name[2..close] } else { label };
        let message = format!("no line defines `[{label}]`, so this is text and not an image");
        let length = after.find(']').map_or(0, |end| end + 1);
        return found(message, format!("add a line `[{label}]: /img/picture.png`"), length).filter(|_| begins_line);
    }
    let message = "this begins like an image, but has no address".to_owned();
    found(message, format!("write `{name}(/img/picture.png)`"), 0).filter(|_| begins_line)
}

/// The warning about an image or a link with its two pairs of brackets the wrong way round, if `rest` is the second.
fn reversed(text: &str, rest: &str, at: usize) -> Option<(Diagnostic, Range<usize>)> {
    let address = rest.strip_prefix('[')?.split_once(']').map(|(address, _)| address)?;
    if !is_surely_address(address) {
        return None;
    }
    let before = &text[text.floor_char_boundary(at.saturating_sub(MAX_LENGTH))..at - 1];
    let (_, name) = before.rsplit_once('(').filter(|(_, name)| !name.is_empty() && !name.contains('\n'))?;
    let open = at - 1 - name.len() - 1;
    let is_image = text[..open].ends_with('!');
    let (what, sign) = if is_image { ("an image", "!") } else { ("a link", "") };
    let message = format!("the brackets are the wrong way round, so this is text and not {what}");
    let warning = Diagnostic::warning("almost-a-picture", message).hint(format!("write `{sign}[{name}]({address})`"));
    Some((warning, open - sign.len()..at + address.len() + 2))
}

/// What follows `at` in its paragraph, but for what is too far to matter: there may be many brackets in one paragraph.
fn start_of_rest(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let rest = &rest[..rest.floor_char_boundary(MAX_LENGTH)];
    &rest[..paragraph_end(rest)]
}

/// What is wrong with a tag that Markdown took for text, if it begins at `at`.
pub(super) fn almost_tag(text: &str, at: usize) -> Option<(Diagnostic, Range<usize>)> {
    let rest = start_of_rest(text, at);
    let name = if starts_with_tag(rest, "img") { "img" } else { "a" };
    let attribute = if name == "img" { "src" } else { "href" };
    let line = rest.lines().next().unwrap_or_default();
    if !starts_with_tag(rest, name) || !line.contains(attribute) {
        return None;
    }
    let hint = match tag_end(rest) {
        None => format!("close it with `\">`, as in `<{name} {attribute}=\"…\">`"),
        Some(_) => format!("write it as `<{name} {attribute}=\"…\">`"),
    };
    let message = format!("this begins like a tag `<{name}>`, but is none, so it is text");
    Some((Diagnostic::warning("almost-a-picture", message).hint(hint), at..at + line.trim_end().len()))
}

/// The embed of Obsidian at the start of `rest`.
fn embed(rest: &str, at: usize) -> Option<(Diagnostic, Range<usize>)> {
    let (inner, _) = rest[3..].split_once("]]")?;
    let (file, alt) = inner.split_once('|').unwrap_or((inner, "what it shows"));
    let message = "this is text: embeds of Obsidian have no meaning here".to_owned();
    let hint = format!("write `![{alt}]({})`", bracketed(file));
    Some((Diagnostic::warning("almost-a-picture", message).hint(hint), at..at + inner.len() + 5))
}

/// What is wrong with the address in parentheses at the start of `after`: a message, a hint and its length.
fn address_fault(name: &str, after: &str, what: &str) -> Option<(String, String, usize)> {
    let line = after.lines().next().unwrap_or_default();
    let is_image = what == "image";
    let Some(end) = closing(line, 1, b'(', b')') else {
        let first = line[1..].split_whitespace().next().unwrap_or_default();
        // The other kind of bracket may have been typed in its place.
        let address = first.trim_start_matches('<').trim_end_matches(['>', ']', '}']);
        let hint = format!("write `{name}({address})`");
        let message = format!("the address of this {what} has no `)` at its end, so it is text");
        return (!address.is_empty() && (is_image || looks_like_address(address))).then_some((
            message,
            hint,
            line.len(),
        ));
    };
    let content = line[1..end].trim();
    let (address, title) = split_title(content);
    let length = end + 1;
    let text = |fault: &str| format!("the address of this {what} {fault}, so it is text");
    if let Some(inner) = address.strip_prefix('<') {
        let hint = format!("write `{name}({}{title})`", bracketed(inner.trim_end_matches('>')));
        return Some((text("begins with `<` but does not end with `>`"), hint, length))
            .filter(|_| !address.ends_with('>'));
    }
    let (first, more) = address.split_once(char::is_whitespace)?;
    if !is_image && !looks_like_address(address) {
        return None;
    }
    if has_extension(first) && !looks_like_address(more) && title.is_empty() {
        let hint = format!("write `{name}({first} \"{}\")`", more.trim().replace('"', ""));
        return Some((format!("the title of this {what} is not in quotation marks, so it is text"), hint, length));
    }
    Some((text("contains a space"), format!("write `{name}({}{title})`", bracketed(address)), length))
}

/// The title in quotation marks at the end of `content`, with the space before it, and what is before that.
fn split_title(content: &str) -> (&str, &str) {
    let quote = content.chars().next_back().filter(|c| matches!(c, '"' | '\''));
    let found = quote.and_then(|quote| content[..content.len() - 1].rfind(&format!(" {quote}")));
    found.map_or((content, ""), |at| (content[..at].trim_end(), &content[at..]))
}

/// Whether `text` could be the address of a page or a file.
fn looks_like_address(text: &str) -> bool {
    let begins = ["/", "./", "../", "http://", "https://"].iter().any(|start| text.starts_with(start));
    begins || has_extension(text)
}

/// Whether `text` is surely an address: one in a sentence has a scheme, a path, or no more than a file name.
fn is_surely_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && looks_like_address(text)
}

fn has_extension(text: &str) -> bool {
    let name = text.rsplit('/').next().unwrap_or(text);
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && (2..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// An address as it is written if it may contain a space.
fn bracketed(address: &str) -> String {
    match address.contains(char::is_whitespace) {
        true => format!("<{address}>"),
        false => address.to_owned(),
    }
}

/// Where in `text` the bracket that is open at `from` is closed.
fn closing(text: &str, from: usize, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == open => depth += 1,
            _ if byte == close && depth == 0 => return Some(at),
            _ if byte == close => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(text: &str) -> Option<String> {
        let at = text.find("![").or_else(|| text.find('['))?;
        let (warning, range) = almost(text, at)?;
        assert_eq!(range.start, at);
        warning.hints.into_iter().next()
    }

    #[test]
    fn faults_are_named() {
        for (text, expected) in [
            ("![A chart](pic/My chart.svg)", "write `![A chart](<pic/My chart.svg>)`"),
            ("> - see ![A [b]](a b.png \"T\") there", "write `![A [b]](<a b.png> \"T\")`"),
            ("[Slides](/files/my talk.pdf)", "write `[Slides](</files/my talk.pdf>)`"),
            ("![A](a.png the title)", "write `![A](a.png \"the title\")`"),
            ("![A](a (1).png)", "write `![A](<a (1).png>)`"),
            ("![A](<a b.png)", "write `![A](<a b.png>)`"),
            ("![A](a.png\n\nText", "write `![A](a.png)`"),
            ("![A] (a.png)", "write `![A](a.png)`"),
            ("![A][chart]", "add a line `[chart]: /img/picture.png`"),
            ("![A][]", "add a line `[A]: /img/picture.png`"),
            ("![A]", "write `![A](/img/picture.png)`"),
            ("[Slides] (/files/talk.pdf)", "write `[Slides](/files/talk.pdf)`"),
            ("![A](a.png]", "write `![A](a.png)`"),
            ("[A](<https://a.example/b>", "write `[A](https://a.example/b)`"),
            ("![[my chart.png|Chart]] x", "write `![Chart](<my chart.png>)`"),
        ] {
            assert_eq!(hint(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn brackets_the_wrong_way_round_are_named() {
        for (text, expected) in [
            ("!(A chart)[/img/a.png]", "write `![A chart](/img/a.png)`"),
            ("see (the talk)[https://talks.example]", "write `[the talk](https://talks.example)`"),
        ] {
            let (warning, range) = almost(text, text.find('[').unwrap()).unwrap();
            assert_eq!((warning.hints[0].as_str(), range.end), (expected, text.len()));
        }
    }

    #[test]
    fn other_text_has_none() {
        for text in [
            "f[i](x y)",
            "[sic] (p. 3)",
            "(see the appendix)[1]",
            "f(x)[i]",
            "[a] (or b/c)",
            "[sic] (see below)",
            "[a][b]",
            "[x]",
            "Wow![1]",
            "![",
            "![a",
            "\\[a](b c.md)",
            "[a](b)",
            "[^1](an aside in brackets, see p. 3)",
            "[a](b",
        ] {
            assert_eq!(hint(text), None, "{text}");
        }
    }

    #[test]
    fn unclosed_tags_are_named() {
        for text in ["<img src=\"a.png alt=x>", "<img src=a.png", "<a href='x>y</a>"] {
            assert!(almost_tag(text, 0).is_some(), "{text}");
        }
        assert!(almost_tag("a <b and c", 2).is_none());
        assert!(almost_tag("<a and b", 0).is_none());
    }
}
