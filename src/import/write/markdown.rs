//! Texts as Markdown in which nothing is markup.

/// `text` on one line of Markdown.
pub fn as_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut before = ' ';
        for (at, c) in word.char_indices() {
            let after = word[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            // Elements of speaker notes are found wherever they are.
            let is_aside = || word[at + 1..].get(..5).is_some_and(|name| name.eq_ignore_ascii_case("aside"));
            if c == '<' && is_aside() {
                out.push_str("&lt;");
                before = c;
                continue;
            }
            let is_markup = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '$' | '~' | '{' | '}' | '|' => true,
                // `&lt;`
                '&' => after.is_ascii_alphabetic() || after == '#',
                // A comment in a comment, the end of a heading, and a comment of Obsidian.
                '!' => before == '<',
                '#' => before == ' ',
                // `:tada:`
                ':' => !before.is_ascii_alphanumeric() && names_emoji(&word[at + 1..]),
                '%' => before == '%' || after == '%',
                _ => false,
            };
            if is_markup {
                out.push('\\');
            }
            out.push(c);
            before = c;
        }
    }
    out
}

/// Whether the text behind a colon is a name up to another one.
fn names_emoji(text: &str) -> bool {
    let length = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'-')).count();
    length > 0 && text[length..].starts_with(':')
}

/// Paragraphs of Markdown, none of which is a list, a line of dashes, a heading or a pending transcript.
pub fn as_paragraphs(paragraphs: &[String]) -> String {
    let lines = paragraphs.iter().map(|paragraph| without_block(as_line(paragraph))).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// A line that begins no block: `- a` is a list, and so is `1. a`.
fn without_block(line: String) -> String {
    if line == "…" {
        return "&hellip;".to_owned();
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = digits > 0 && line[digits..].starts_with(['.', ')']);
    // A keyword of notes or attributes, and `: ` of a definition, mean something at the start of a line.
    let is_mark =
        line.starts_with(['-', '+', '=', '.', ':', '?', '(', '^', '%']) || line.to_lowercase().starts_with("note");
    match (is_number, is_mark) {
        (true, _) => format!("{}\\{}", &line[..digits], &line[digits..]),
        (_, true) if line.starts_with(|c: char| c.is_ascii_punctuation()) => format!("\\{line}"),
        (_, true) if line.find(':').is_some_and(|at| line[..at].ends_with('\\')) => line,
        (_, true) => line.replacen(':', "\\:", 1),
        _ => line,
    }
}
