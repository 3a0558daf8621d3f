use std::ops::Range;

use super::known_keys::{is_key, similar_key};
use crate::base::data::Mistakes;
use crate::base::{Diagnostic, Severity};

/// Keys that say whether a document is published.
const VISIBILITY: [&str; 4] = ["draft", "published", "publish", "status"];

/// Adds a warning if `text`, which has no front matter, begins with lines that look like it: they are published as text. It is an error
/// if one of them says whether the document is published.
pub(super) fn warn(mistakes: &mut Mistakes<'_>, text: &str) {
    let block: Vec<&str> = text.lines().take_while(|line| !line.trim().is_empty()).collect();
    let keys: Vec<String> = block.iter().filter_map(|line| Some(key_of(line)?.trim_end().to_lowercase())).collect();
    let Some(first) = block.first().and_then(|line| key_of(line)) else { return };
    let known = keys.iter().filter(|key| is_key(key)).count();
    let near = keys.iter().find_map(|key| Some((key, similar_key(key)?)));
    let is_header = match keys.as_slice() {
        [_] => block.len() == 1 && near.is_some_and(|(_, near)| near == "title"),
        _ => known > 0 && block.iter().all(|line| key_of(line).is_some() || line.starts_with([' ', '\t', '-'])),
    };
    if !is_header {
        return;
    }
    let place = 0..first.trim_end().len();
    mistakes.add(diagnostic(block[0], first, near, &keys), &place);
}

fn diagnostic(line: &str, first: &str, near: Option<(&String, &str)>, keys: &[String]) -> Diagnostic {
    let mut found = Diagnostic::warning("front-matter", "this looks like front matter, but is published as text");
    if keys.iter().any(|key| VISIBILITY.contains(&key.as_str())) {
        found.severity = Severity::Error;
    }
    let name = first.trim_end();
    found = match near {
        Some((key, near)) => found.hint(format!("`{key}` is not a key: did you mean `{near}`?")),
        None if first != name || line[first.len()..].starts_with('=') => {
            found.hint(format!("write `{name}:`, with the colon right after the key"))
        }
        None => found.hint("put the key `title` in it, or a line of `---` above and below it"),
    };
    found.hint("if it is text, put a blank line above it")
}

/// What is before the first colon or equals sign of `line`, if it is one word.
fn key_of(line: &str) -> Option<&str> {
    let end: Range<usize> = 0..line.find([':', '='])?;
    let key = &line[end];
    let word = key.trim_end();
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    is_word.then_some(key)
}

#[cfg(test)]
mod tests {
    use crate::base::SitePath;
    use crate::talk::meta::Meta;

    fn found(text: &str) -> Vec<String> {
        let path = SitePath::new("a.md").unwrap();
        let (_, mistakes) = Meta::read(&path, text, Default::default());
        mistakes.iter().map(|d| format!("{} {}", d.severity.name(), d.hints.join(" | "))).collect()
    }

    #[test]
    fn lines_that_look_like_front_matter_are_reported() {
        for (text, expected) in [
            ("titel: A talk\ndate: 2026-01-02\n\nText.\n", "warning `titel` is not a key: did you mean `title`?"),
            ("Titel: A talk\n\nText.\n", "warning `titel` is not a key: did you mean `title`?"),
            ("tilte: A\ndraft: true\n\nText.\n", "error `tilte` is not a key: did you mean `title`?"),
            ("name: A\ntags: [a,\n    b]\n\nText.\n", "warning put the key `title` in it"),
            ("Title : A\ndate : 2026-01-02\n\nText.\n", "warning write `Title:`, with the colon"),
            ("title = A\ndate = 2026-01-02\r\n\r\nText.\n", "warning write `title:`, with the colon"),
        ] {
            let found = found(text);
            assert!(found.len() == 1 && found[0].starts_with(expected), "{text}: {found:?}");
        }
    }

    #[test]
    fn text_is_not_reported() {
        for text in [
            "Note: this is a text.\nIt goes on.\n",
            "Data: x\n\nMore.",
            "Date: a word and its meaning.\n",
            "http://example.org\n",
            "# Title\ntitle: x\n",
            "\ntitel: x\n",
            "Questions: who?\nAnswers: nobody.\n",
            "",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
