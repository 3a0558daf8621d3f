//! Code in a body: marked lines become `hl_lines`, and indented blocks become fences.

use super::code_block::{CodeBlock, is_mark};
use super::html_depth::HtmlDepth;
use crate::import::sites::rewrite::Rewrite;

/// The body with fences and `hl_lines`.
pub(super) fn convert(body: &str) -> Rewrite {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let mut out = Rewrite::default();
    let mut html = HtmlDepth::default();
    let (mut is_blank_above, mut is_list) = (true, false);
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index];
        let is_open_html = html.is_open();
        // Asked first: the end of a fence may be far.
        let may_be_fence = !html.is_raw() && (is_list || !is_indented(line));
        if may_be_fence && let Some(length) = fence_length(&lines[index..]) {
            fence(&mut out, &lines[index..index + length]);
            index += length;
            (is_blank_above, is_list) = (false, is_list && line.starts_with([' ', '\t']));
            continue;
        }
        let is_code = is_blank_above && !is_list && !is_open_html && is_indented(line) && !line.trim().is_empty();
        if is_code {
            let length = indented_length(&lines[index..]);
            indented(&mut out, &lines[index..index + length]);
            index += length;
            is_blank_above = false;
            continue;
        }
        html.read(line);
        is_list = match () {
            () if line.trim().is_empty() => is_list,
            () if begins_list(line) => true,
            // A paragraph below a blank line ends a list.
            () => is_list && (line.starts_with([' ', '\t']) || !is_blank_above),
        };
        is_blank_above = line.trim().is_empty() || line.starts_with('#');
        out.copy(line);
        index += 1;
    }
    out
}

/// A fence with its content: marked lines become `hl_lines`.
fn fence(out: &mut Rewrite, lines: &[&str]) {
    let (first, rest) = (lines[0], &lines[1..]);
    let indent = &first[..first.len() - first.trim_start().len()];
    let has_end = rest.last().is_some_and(|last| is_end_of(first, last));
    let content = if has_end { &rest[..rest.len() - 1] } else { rest };
    let is_marked = |line: &&&str| line.strip_prefix(indent).is_some_and(is_mark);
    let has_marks = content.iter().any(|line| is_marked(&line));
    if has_marks && first.contains("hl_lines") {
        out.list("lines that begin with ~~ in a block that has hl_lines");
    }
    if !has_marks || first.contains("hl_lines") {
        return lines.iter().for_each(|line| out.copy(line));
    }
    let without_indent: Vec<&str> = content.iter().map(|line| line.strip_prefix(indent).unwrap_or(line)).collect();
    let block = CodeBlock::of(&without_indent);
    out.replace(first.len(), &block.info_line(first));
    for (line, code) in content.iter().zip(&block.lines) {
        let indent = if line.starts_with(indent) { indent } else { "" };
        match is_marked(&line) {
            true => out.replace(line.len(), &format!("{indent}{code}")),
            false => out.copy(line),
        }
    }
    rest[content.len()..].iter().for_each(|line| out.copy(line));
}

/// An indented block becomes a fence.
fn indented(out: &mut Rewrite, lines: &[&str]) {
    let code: Vec<&str> = lines.iter().map(|line| without_indent(line)).collect();
    let length = lines.iter().map(|line| line.len()).sum();
    out.replace(length, &CodeBlock::of_indented(&code).fenced());
}

/// How many lines a fence has that begins at the first of `lines`, its end included.
fn fence_length(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    let (character, length) = fence_start(first)?;
    // In a fence of backticks, the info has none.
    if character == '`' && first.trim_start()[length..].contains('`') {
        return None;
    }
    let end = lines[1..].iter().position(|line| is_end_of(first, line));
    Some(end.map_or(lines.len(), |end| end + 2))
}

fn fence_start(line: &str) -> Option<(char, usize)> {
    let text = line.trim_start_matches([' ', '\t']);
    // Deeper, it is code that is indented, or an item of a list.
    if line.len() - text.len() > 12 {
        return None;
    }
    let character = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == character).count();
    (length >= 3).then_some((character, length))
}

fn is_end_of(first: &str, line: &str) -> bool {
    let (Some((open, length)), Some((close, other))) = (fence_start(first), fence_start(line)) else { return false };
    open == close && other >= length && line.trim().chars().all(|c| c == close)
}

fn is_indented(line: &str) -> bool {
    line.starts_with("    ")
        || line.trim_start_matches(' ').len() + 4 > line.len() && line.trim_start_matches(' ').starts_with('\t')
}

fn without_indent(line: &str) -> &str {
    if let Some(rest) = line.strip_prefix("    ") {
        return rest;
    }
    let rest = line.trim_start_matches(' ');
    match rest.strip_prefix('\t') {
        Some(rest) => rest,
        None => rest,
    }
}

/// The lines of an indented block, without the blank lines at its end.
fn indented_length(lines: &[&str]) -> usize {
    let mut length = 0;
    for (index, line) in lines.iter().enumerate() {
        match line.trim().is_empty() {
            true => {}
            false if is_indented(line) => length = index + 1,
            false => break,
        }
    }
    length
}

/// Whether the lines below, if they are indented, belong to an item: of a list, of footnotes, of definitions or of an admonition.
fn begins_list(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    let is_after = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && text[digits..].starts_with(['.', ')']) && is_after(&text[digits + 1..]);
    let is_bullet = text.starts_with(['-', '*', '+', ':']) && is_after(&text[1..]);
    is_number
        || is_bullet
        || text.starts_with("[^") && text.contains("]:")
        || text.starts_with("!!! ")
        || text.starts_with("??? ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(body: &str) -> String {
        Some(convert(body).text).filter(|text| text != body).unwrap_or_else(|| "same".to_owned())
    }

    #[test]
    fn marked_lines_become_hl_lines() {
        assert_eq!(
            converted("a\n\n```python\nimport os\n~~import re\n~~    x = 1\ny\n~~z\n```\n\nb\n"),
            "a\n\n```python {hl_lines=2-3,5}\nimport os\nimport re\n    x = 1\ny\nz\n```\n\nb\n"
        );
        assert_eq!(converted("```\n~~a\n```"), "``` {hl_lines=1}\na\n```");
        assert_eq!(converted("~~~bash\n~~a\n~~~\n"), "~~~bash {hl_lines=1}\na\n~~~\n");
        assert_eq!(
            converted("``` {.python title=\"a\"}\n~~a\n```\n"),
            "``` {.python title=\"a\" hl_lines=1}\na\n```\n"
        );
        assert_eq!(converted("* a\n\n  ```js\n  ~~a\n  b\n  ```\n"), "* a\n\n  ```js {hl_lines=1}\n  a\n  b\n  ```\n");
    }

    #[test]
    fn what_is_no_mark_stays() {
        for body in [
            "~~gone~~ text\n",
            "```\n~~~\nx\n~~~\n```\n",
            "~~~\nx\n~~~\n",
            "```js\nlet a = ~~b;\n    ~~c\n```\n",
            "text\n    continues\n",
            "* item\n\n    more of it\n\n        code\n",
            "1. item\n\n    more of it\n",
            "[^1]: note\n\n    more\n",
            "!!! note\n    inside\n\n    more\n",
            "<div class=\"row\">\n\n    <p>x</p>\n\n</div>\n",
            "<pre>\n\n    x\n</pre>\n",
            "<!-- a\n\n    b -->\n",
            "",
            "    \n\n",
        ] {
            assert_eq!(converted(body), "same", "{body}");
        }
        let listed = convert("```python {hl_lines=1}\n~~a\n```\n");
        assert_eq!((listed.text.as_str(), listed.listings.len()), ("```python {hl_lines=1}\n~~a\n```\n", 1));
    }

    #[test]
    fn indented_blocks_become_fences() {
        assert_eq!(converted("a\n\n    x\n\n      y\n\n\nb\n"), "a\n\n```\nx\n\n  y\n```\n\n\nb\n");
        assert_eq!(converted("a\n\n\tx\n\n* b\n"), "a\n\n```\nx\n```\n\n* b\n");
        assert_eq!(converted("    :::python\n    ~~x\n    y"), "```python {hl_lines=1}\nx\ny\n```");
        assert_eq!(converted("    #!python\n    x\n"), "```python {linenos}\nx\n```\n");
        assert_eq!(converted("    #!/bin/sh\n    x\n"), "```\n#!/bin/sh\nx\n```\n");
        assert_eq!(converted("    ```\n    x\n    ```\n"), "````\n```\nx\n```\n````\n");
        assert_eq!(converted("## A\n    x\n"), "## A\n```\nx\n```\n");
        assert_eq!(converted("a\r\n\r\n    x\r\n"), "a\r\n\r\n```\r\nx\r\n```\r\n");
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        for body in [
            "```\n".repeat(200_000),
            "    x\n\n".repeat(200_000),
            "<div>\n".repeat(200_000),
            "~~~a\n```b\n".repeat(100_000),
            "<!--".repeat(300_000),
            format!("<pre>\n{}", "```a\n".repeat(200_000)),
            format!("x\n{}", "    ```a\n".repeat(100_000)),
        ] {
            convert(&body);
        }
        assert!(start.elapsed().as_secs() < 10);
    }
}
