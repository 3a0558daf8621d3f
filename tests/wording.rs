//! Messages, help texts, comments, page words and documentation must not contain phrases that are not plain English.

use std::fs;
use std::path::{Path, PathBuf};

/// Phrases that must not appear, and what to write instead.
const PHRASES: &[(&str, &str)] = &[
    ("anew", "again"),
    ("are to come", "are pending"),
    ("are told", "are reported"),
    ("be told", "be reported"),
    ("day to come", "future date"),
    ("days to come", "future dates"),
    ("heeded", "respected"),
    ("is to come", "is pending"),
    ("is told", "is reported"),
    ("known are", "supported:"),
    ("leave away", "leave out"),
    ("leaves away", "leaves out"),
    ("left aside", "ignored"),
    ("left away", "left out"),
    ("lies above", "is above"),
    ("lies below", "is below"),
    ("lies beside", "is next to"),
    ("lies in", "is in"),
    ("lies on", "is on"),
    ("lies outside", "is outside"),
    ("mend it", "fix it"),
    ("mend them", "fix them"),
    ("nobody has heard of", "unknown"),
    ("passed over", "skipped"),
    ("private note", "speaker note"),
    ("private notes", "speaker notes"),
    ("stand inside", "be inside"),
    ("standing image", "image on its own line"),
    ("standing images", "images on their own lines"),
    ("stands above", "is above"),
    ("stands before", "overrides, or is before"),
    ("stands below", "is below"),
    ("stands beside", "is next to"),
    ("stands in", "is in"),
    ("stands on", "is on"),
    ("stands right", "is right"),
    ("stands under", "is under"),
    ("still to come", "pending"),
    ("take every warning", "treat warnings"),
    ("take for today", "use as today"),
    ("talk to come", "upcoming talk"),
    ("talks to come", "upcoming talks"),
    ("telephone", "phone"),
    ("tell of", "report"),
    ("tells apart", "distinguishes"),
    ("tells of", "reports"),
    ("to mend", "to fix"),
    ("told apart", "distinguished"),
    ("told of", "reported"),
    ("transcript to come", "pending transcript"),
    ("transcripts to come", "transcripts to write"),
    ("without a word", "without warnings"),
    ("world is broken", "system error"),
    ("wrong use", "usage error"),
];

/// Words after "is no" that make it idiomatic, as in "is no longer".
const AFTER_IS_NO: &[&str] = &["larger", "later", "longer", "more", "need", "smaller", "use"];

/// Files and folders whose texts are checked. Of Rust files, only strings and comments are checked.
const CHECKED: &[&str] = &[
    "src",
    "themes",
    "content/manual",
    "content/index.md",
    "tests/bench/README.md",
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
];

/// A word in lower case without punctuation, and its line. An empty word separates texts.
type Word = (String, usize);

#[test]
fn texts_are_plain_english() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    CHECKED.iter().for_each(|name| collect(&root.join(name), &mut files));
    files.sort();
    assert!(files.len() > 100, "only {} files were found: has the layout changed?", files.len());
    let mut found = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let name = file.strip_prefix(root).unwrap_or(file).display();
        let is_rust = file.extension().is_some_and(|extension| extension == "rs");
        let text = if is_rust { rust_texts(&text) } else { text };
        found.extend(odd_phrases(&words(&text)).into_iter().map(|(line, message)| format!("{name}:{line}: {message}")));
    }
    assert!(found.is_empty(), "{} odd phrases:\n{}", found.len(), found.join("\n"));
}

#[test]
fn phrases_are_found_across_lines_but_not_in_code() {
    let source = "/// It is no\n/// longer told\n/// of.\nlet told = of; f('\"', \"nothing \\\n    to mend\", r#\"is no \"date\"#);";
    let lines: Vec<usize> = odd_phrases(&words(&rust_texts(source))).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 5, 5]);
}

#[test]
fn idiomatic_uses_of_no_are_allowed() {
    for text in ["there is no such page", "it is no longer built", "the answer is no.", "are there no talks"] {
        assert_eq!(odd_phrases(&words(text)), [], "{text}");
    }
}

/// Adds the text files at or below `path` to `files`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.for_each(|entry| collect(&entry.expect("a readable folder").path(), files));
    } else if let Some("rs" | "js" | "css" | "html" | "toml" | "md") = path.extension().and_then(|e| e.to_str()) {
        files.push(path.to_owned());
    }
}

/// Returns the line of each odd phrase in `words`, and what to write instead.
fn odd_phrases(words: &[Word]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, (word, line)) in words.iter().enumerate().filter(|(_, (word, _))| !word.is_empty()) {
        let rest = &words[at..];
        for (phrase, better) in PHRASES.iter().filter(|(phrase, _)| phrase.starts_with(word.as_str())) {
            let mut parts = phrase.split(' ').enumerate();
            if parts.all(|(n, part)| rest.get(n).is_some_and(|(next, _)| next == part)) {
                found.push((*line, format!("write `{better}` instead of `{phrase}`")));
            }
        }
        let before = at.checked_sub(1).map_or("", |before| words[before].0.as_str());
        if let [(verb, _), (no, _), (noun, _), ..] = rest
            && ["is", "are"].contains(&verb.as_str())
            && no == "no"
            && before != "there"
            && !noun.is_empty()
            && !AFTER_IS_NO.contains(&noun.as_str())
        {
            found.push((
                *line,
                format!("write `{verb} not {noun}`, with an article if it needs one, instead of `{verb} no {noun}`"),
            ));
        }
    }
    found
}

/// Splits `text` into words. Sentence ends, table cells and code marked with `|` separate texts.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for token in line.split(|c: char| c.is_whitespace() || "{}".contains(c)) {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                words.push((word.to_lowercase(), number + 1));
            }
            if token.contains('|') || token.ends_with(['.', '!', '?', ':', ';']) {
                words.push((String::new(), number + 1));
            }
        }
    }
    words
}

/// Returns `source` with only the insides of its comments and strings; each character of code becomes `|`.
fn rust_texts(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (text_from, text_to, end) = text_at(rest).unwrap_or((0, 0, first.len_utf8()));
        if text_to == 0 {
            out.push(if first.is_whitespace() { first } else { '|' });
        } else {
            let separator = if rest.starts_with("//") { " " } else { " | " };
            out.push_str(separator);
            out.push_str(&without_escapes(&rest[text_from..text_to]));
            out.push_str(separator);
        }
        rest = &rest[end..];
    }
    out
}

/// If `rest` begins with a comment, a string or a character, returns where its inside begins and ends, and where it ends.
fn text_at(rest: &str) -> Option<(usize, usize, usize)> {
    let bytes = rest.as_bytes();
    if rest.starts_with("//") {
        let end = rest.find('\n').unwrap_or(rest.len());
        return Some((2, end, end));
    }
    let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|hashes| bytes.get(1 + hashes) == Some(&b'"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let from = hashes + 2;
        let to = from + rest[from..].find(&close)?;
        return Some((from, to, to + close.len()));
    }
    let quote = *bytes.first().filter(|byte| [b'"', b'\''].contains(byte))?;
    let mut to = 1;
    while *bytes.get(to)? != quote {
        to += if bytes[to] == b'\\' { 2 } else { 1 };
        let is_lifetime = quote == b'\'' && to > 1 + rest[1..].chars().next()?.len_utf8() && bytes[1] != b'\\';
        if is_lifetime {
            return None;
        }
    }
    Some((1, to, to + 1))
}

/// Returns the inside of a string with a space for each escape and for each backslash at the end of a line.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(if chars.next() == Some('\n') { '\n' } else { ' ' }),
            c => out.push(c),
        }
    }
    out
}
