use std::ops::Range;

use super::drawing_comments::DrawingComments;
use super::prose::opens_fence;
use super::{SlideText, Tool};
use crate::talk::markdown::Attributes;
use crate::talk::scan::line::closes_fence;

/// Code that Quarto runs without showing it, text for other formats only, lines that presenterm does not show, and comments in
/// drawings.
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
    /// A cheap test for a slide with the text `source`.
    pub fn may_be_in(source: &str, tool: Tool) -> bool {
        let has_fence = || source.contains("```") || source.contains("~~~");
        let has_sign = || SIGNS.iter().any(|sign| source.contains(sign));
        (tool == Tool::Presenterm || has_sign()) && has_fence()
    }

    /// Finds those of `slide`, in a deck for `tool`.
    pub fn find(slide: &SlideText<'_>, tool: Tool) -> HiddenCells {
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
                        out.add_lines(&opening, slide.text, next..end, tool);
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

    /// Adds the lines of code that presenterm does not show, whether it runs them or not, and those that say something about
    /// a drawing to its author.
    fn add_lines(&mut self, opening: &Opening<'_>, text: &str, range: Range<usize>, tool: Tool) {
        let language = opening.language();
        let mut drawing = DrawingComments::of(&language);
        // In decks for other tools, only presenterm's words for code say that it is meant for presenterm.
        let is_presenterm = tool == Tool::Presenterm || opening.info.split_whitespace().any(is_command);
        if !is_presenterm && drawing.is_none() {
            return;
        }
        let prefix = if language == "rust" || language == "rust-script" { "# " } else { "/// " };
        let mut at = range.start;
        for line in text[range].split_inclusive('\n') {
            let content = opening.content(line).trim_start();
            let is_hidden = is_presenterm && (content.starts_with(prefix) || content.trim_end() == prefix.trim_end());
            if is_hidden || drawing.as_mut().is_some_and(|drawing| drawing.is_comment(content)) {
                self.text.push(at..at + line.len());
            }
            at += line.len();
        }
    }
}

/// What is in the text of a slide that may have hidden cells.
const SIGNS: [&str; 12] =
    ["{=", " +", "echo", "include", "hidden", "display", "visibility", "classes", "mermaid", "uml", "dot", "graphviz"];

/// `+exec`, `+id:a` …
fn is_command(word: &str) -> bool {
    word.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

impl Opening<'_> {
    fn read(line: &str) -> Option<Opening<'_>> {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let mark = opens_fence(content)?;
        let info = &content[content.find(char::from(mark.0))? + mark.1..];
        Some(Opening { mark, info, is_quoted: line.trim_start().starts_with('>') })
    }

    /// The language of the code, in lower case.
    fn language(&self) -> String {
        let info = self.info.trim().trim_start_matches(['{', '.']);
        info.split(|c: char| c.is_whitespace() || matches!(c, '}' | ',' | '{'))
            .next()
            .unwrap_or_default()
            .to_lowercase()
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
    if info.find('{').and_then(|at| Attributes::read(&info[at..])).is_some_and(|attributes| attributes.hide()) {
        return true;
    }
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
    if matches!(key.trim(), "classes" | "class" | "class-source" | "class.source") {
        return value.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).any(|class| class == "hidden");
    }
    matches!(key.trim(), "echo" | "include") && matches!(value, "false" | "FALSE" | "F" | "False" | "no" | "off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_fence_that_hide_it() {
        for info in [
            "{r, echo=FALSE}",
            "{r echo = F}",
            "{python .x include=\"false\"}",
            "{=latex}",
            " {r,include= FALSE} ",
            "{.python .hidden}",
            "python {.hidden}",
            "{.r style=\"display:none\"}",
            "{python class=\"hidden\"}",
        ] {
            assert!(is_hidden_cell(info), "{info}");
        }
        for info in
            ["{r}", "{r, echo=TRUE}", "{=html}", "python", "{r echo}", "{python eval=false}", "{.python .hidden-lines}"]
        {
            assert!(!is_hidden_cell(info), "{info}");
        }
        for line in
            ["#| echo: false", "  //| include: false", "--| echo : FALSE", "%%| echo: no", "#| classes: [a, hidden]"]
        {
            assert!(option(line).is_some_and(hides_cell), "{line}");
        }
        assert_eq!(option("a | b"), None);
    }
}
