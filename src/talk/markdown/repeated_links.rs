use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::definitions::fold;
use crate::base::Diagnostic;
use crate::base::data::shown;

/// Warnings about links that `text` defines again with another address, each with its place there. Markdown uses the first.
pub(super) fn repeated_links(text: &str, options: Options) -> Vec<(Diagnostic, Range<usize>)> {
    if memchr::memmem::find_iter(text.as_bytes(), b"]:").nth(1).is_none() {
        return Vec::new();
    }
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut again: Vec<(&str, Range<usize>)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start + line.len() - line.trim_start_matches([' ', '>']).len();
        start += line.len();
        let Some((label, target)) = definition(text[at..start].trim_end()) else { continue };
        match *first.entry(fold(label)).or_insert(target) {
            before if before == target => {}
            _ => again.push((label, at..at + text[at..start].trim_end().len())),
        }
    }
    if again.is_empty() {
        return Vec::new();
    }
    let parser = Parser::new_ext(text, options);
    again.retain(|(label, _)| parser.reference_definitions().get(&fold(label)).is_some());
    // A definition is in no event; code, and the end of a paragraph that looks like one, are.
    let is_leaf = |event: &Event<'_>| !matches!(event, Event::Start(_) | Event::End(_));
    let leaves: Vec<Range<usize>> =
        parser.into_offset_iter().filter(|(event, _)| is_leaf(event)).map(|(_, at)| at).collect();
    let is_shown = |line: &Range<usize>| {
        let before = leaves.partition_point(|leaf| leaf.start < line.end);
        leaves[..before].last().is_some_and(|leaf| line.start < leaf.end)
    };
    again.into_iter().filter(|(_, at)| !is_shown(at)).map(|(label, at)| (warning(label), at)).collect()
}

fn warning(label: &str) -> Diagnostic {
    let message = format!("the link `[{}]` is defined twice, and only the first address is used", shown(label));
    Diagnostic::warning("unseen", message).hint("give it another label, or remove the line")
}

/// The label and the rest of a line that looks like the definition of a link.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (label, target) = line.strip_prefix('[')?.split_once("]:")?;
    let target = target.trim();
    // `[//]: # (text)` is how authors write comments.
    let is_comment = label.starts_with("//") || matches!(target.split_whitespace().next(), None | Some("#" | "<>"));
    let is_label = !label.starts_with('^') && !label.contains(['[', ']']) && !label.trim().is_empty();
    (is_label && !is_comment).then_some((label, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        repeated_links(text, Options::all()).into_iter().map(|(_, at)| &text[at]).collect()
    }

    #[test]
    fn finds_the_definitions_that_markdown_drops() {
        assert_eq!(found("[a]\n\n[a]: /one\n[a]: /two\n"), ["[a]: /two"]);
        assert_eq!(found("[A  b]: /one\n\n> text\n>\n> [a B]: /two 'T'\n"), ["[a B]: /two 'T'"]);
        assert_eq!(found("[a b]: /one\n[A  b]: /two\n"), ["[A  b]: /two"]);
        assert_eq!(found("[a]: /one\n[a]: /two\n\n[a]: /three\n"), ["[a]: /two", "[a]: /three"]);
    }

    #[test]
    fn leaves_other_lines_alone() {
        for text in [
            "[a]: /one\n[b]: /two\n",
            "[a]: /one\n\n[a]: /one\n",
            "[a]: /one\n\n```\n[a]: /two\n```\n",
            "[a]: /one\n\n    [a]: /two\n",
            "[a]: /one\n\ntext\n[a]: /two\n",
            "[a]: /one\n\n<!--\n[a]: /two\n-->\n",
            "[//]: # (one)\n[//]: # (two)\n[comment]: # (one)\n[comment]: # (two)\n",
            "[^a]: one\n\n[^a]: two\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
    }
}
