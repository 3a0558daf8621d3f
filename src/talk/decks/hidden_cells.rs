use std::ops::Range;

use super::SlideText;
use super::prose::opens_fence;
use crate::talk::scan::line::closes_fence;

/// Code that Quarto runs without showing it, text for other formats only, and lines that presenterm does not show.
#[derive(Debug, Default)]
pub struct HiddenCells {
    /// What no output has.
    pub text: Vec<Range<usize>>,
    /// The first lines of those that nothing closes on their slide.
    pub open: Vec<Range<usize>>,
}

/// A fence that opens on a line.
struct Opening<'t> {
    mark: (u8, usize),
    /// What is behind it.
    info: &'t str,
    is_quoted: bool,
}

impl HiddenCells {
    /// Finds those of `slide`.
    pub fn find(slide: &SlideText<'_>) -> HiddenCells {
        let mut out = HiddenCells::default();
        let mut end = slide.range.start;
        // The shortest fences of backticks and of tildes that nothing closes.
        let mut never_closed = [usize::MAX; 2];
        let mut comments = slide.comments.iter().map(|comment| &comment.range).peekable();
        let mut next = slide.range.start;
        for line in slide.text[slide.range.clone()].split_inclusive('\n') {
            let start = next;
            next += line.len();
            while comments.next_if(|comment| comment.end <= start).is_some() {}
            if start < end || comments.peek().is_some_and(|comment| comment.start < start) {
                continue;
            }
            let Some(opening) = Opening::read(line) else { continue };
            let body = &slide.text[next..slide.range.end];
            let known = &mut never_closed[usize::from(opening.mark.0 == b'~')];
            let length = if opening.mark.1 >= *known { None } else { opening.length(body) };
            let is_hidden = opening.is_hidden(&body[..length.map_or(body.len(), |(inner, _)| inner)]);
            match length {
                Some((_, length)) => {
                    end = next + length;
                    if is_hidden {
                        out.text.push(start..end);
                    } else {
                        out.add_lines(&opening, slide.text, next..end);
                    }
                }
                None => {
                    *known = opening.mark.1.min(*known);
                    out.open.extend(is_hidden.then(|| start..start + line.trim_end().len()));
                }
            }
        }
        out
    }

    /// Adds the lines of code that presenterm runs without showing them.
    fn add_lines(&mut self, opening: &Opening<'_>, text: &str, range: Range<usize>) {
        if !opening.info.contains("+exec") {
            return;
        }
        let prefix = if opening.info.trim_start().starts_with("rust") { "# " } else { "/// " };
        let mut at = range.start;
        for line in text[range].split_inclusive('\n') {
            self.text.extend(line.trim_start().starts_with(prefix).then(|| at..at + line.len()));
            at += line.len();
        }
    }
}

impl Opening<'_> {
    fn read(line: &str) -> Option<Opening<'_>> {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let mark = opens_fence(content)?;
        let info = &content[content.find(char::from(mark.0))? + mark.1..];
        Some(Opening { mark, info, is_quoted: line.trim_start().starts_with('>') })
    }

    /// How much of `body`, below the fence, is in its block: without and with the line that closes it.
    fn length(&self, body: &str) -> Option<(usize, usize)> {
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            if self.is_quoted && !line.trim_start().starts_with('>') {
                // The quote ends, and with it the code.
                return Some((at, at));
            }
            if closes_fence(self.content(line), self.mark) {
                return Some((at, at + line.trim_end_matches(['\n', '\r']).len()));
            }
            at += line.len();
        }
        None
    }

    fn content<'l>(&self, line: &'l str) -> &'l str {
        if self.is_quoted { line.trim_start_matches([' ', '\t', '>']) } else { line.trim_start() }
    }

    /// Whether the words behind the fence, or the options in the first lines of `body`, say that the code is not shown.
    fn is_hidden(&self, body: &str) -> bool {
        let options = body.lines().map(|line| option(self.content(line)));
        is_hidden_cell(self.info) || options.map_while(|option| option).any(hides_cell)
    }
}

/// The option in a line of code `#| key: value`, in the comments of any language; empty for a blank line.
fn option(line: &str) -> Option<&str> {
    let line = line.trim();
    let (mark, option) = line.split_once('|').unwrap_or(("", line));
    let is_option = (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_punctuation());
    if line.is_empty() || is_option { Some(option.trim()) } else { None }
}

/// Whether the words behind a fence say that the code, or the text in it, is not shown.
fn is_hidden_cell(info: &str) -> bool {
    let Some(inner) = info.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return false };
    if let Some(format) = inner.strip_prefix('=') {
        return !format.trim().starts_with("html");
    }
    let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" =", "=").replace("= ", "=").split([',', ' ']).any(hides_cell)
}

/// `echo: false`, `include=FALSE`.
fn hides_cell(option: &str) -> bool {
    let Some((key, value)) = option.split_once([':', '=']) else { return false };
    let value = value.trim().trim_matches(['"', '\'']);
    matches!(key.trim(), "echo" | "include") && matches!(value, "false" | "FALSE" | "F" | "False" | "no" | "off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_fence_that_hide_it() {
        for info in
            ["{r, echo=FALSE}", "{r echo = F}", "{python .x include=\"false\"}", "{=latex}", " {r,include= FALSE} "]
        {
            assert!(is_hidden_cell(info), "{info}");
        }
        for info in ["{r}", "{r, echo=TRUE}", "{=html}", "python", "{r echo}", "{python eval=false}"] {
            assert!(!is_hidden_cell(info), "{info}");
        }
        for line in ["#| echo: false", "  //| include: false", "--| echo : FALSE", "%%| echo: no"] {
            assert!(option(line).is_some_and(hides_cell), "{line}");
        }
        assert_eq!(option("a | b"), None);
    }
}
