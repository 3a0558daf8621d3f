use crate::talk::decks::note_like::is_name;
use crate::talk::decks::{Include, Included, Line};
use crate::talk::html::escape;

/// Text with a class in a line, `.red[see [this](a.md)]`, that has brackets in it: they keep Markdown from seeing where it
/// ends, so it is an element.
pub fn nested_classes(text: &str, lines: &[Line]) -> Vec<Include> {
    let mut out = Vec::new();
    for line in lines {
        let content = line.text(text);
        let last_tick = content.rfind('`');
        let (mut end, mut counted, mut ticks) = (0, 0, 0);
        for (at, _) in content.match_indices('[') {
            let Some(start) = classes_before(content, at).filter(|start| *start >= end) else { continue };
            ticks += content[counted..start].matches('`').count();
            counted = start;
            if ticks % 2 == 1 && last_tick.is_some_and(|tick| tick > at) {
                continue;
            }
            // What is never closed has all that follows in it.
            let Some(length) = closing(&content[at..]) else { break };
            end = at + length;
            let inner = &content[at + 1..at + length];
            let is_block = content[..start].trim().is_empty() && content[at + length + 1..].trim().is_empty();
            // What may be private is for others to find.
            let is_private =
                content[start..at].split('.').any(|class| class.eq_ignore_ascii_case("hidden") || is_name(class));
            if is_block || is_private || !inner.contains('[') {
                continue;
            }
            let classes = escape(&content[start..at].replace('.', " ")).trim().to_owned();
            let instead = |from: usize, to: usize, html: String| Include {
                range: line.range.start + from..line.range.start + to,
                what: Included::Instead(html, None),
            };
            out.push(instead(start, at + 1, format!("<span class=\"{classes}\">")));
            out.push(instead(at + length, at + length + 1, "</span>".to_owned()));
        }
    }
    out
}

/// Where `.class.class` begins that ends at byte `at`.
fn classes_before(content: &str, at: usize) -> Option<usize> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let start = content[..at].trim_end_matches(is_name).len();
    let classes = &content[start..at];
    let is_sound = classes.len() > 1 && classes.starts_with('.') && !classes.ends_with('.') && !classes.contains("..");
    is_sound.then_some(start)
}

/// Where the bracket is closed that `text` begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> String {
        let line = Line { range: 0..text.len(), end: text.len() };
        let mut out = text.to_owned();
        let mut found = nested_classes(text, &[line]);
        found.sort_by_key(|include| std::cmp::Reverse(include.range.start));
        for include in found {
            let Included::Instead(html, _) = include.what else { continue };
            out.replace_range(include.range, &html);
        }
        out
    }

    #[test]
    fn brackets_in_brackets_are_elements() {
        assert_eq!(spans("a .red[see [b](c)] d"), "a <span class=\"red\">see [b](c)</span> d");
        assert_eq!(spans("a .x[.y.z[*] b] .w[c]"), "a <span class=\"x\">.y.z[*] b</span> .w[c]");
        for text in [
            ".footnote[see [b](c)]",
            "a .red[b]",
            "a .hidden[b [c]]",
            "a .speaker-notes[b [c]]",
            "`.red[see [b](c)]`",
            "a .red[see [b](c)",
            "a [b [c]]",
        ] {
            assert_eq!(spans(text), text);
        }
    }
}
