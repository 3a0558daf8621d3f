use std::ops::Range;

use crate::talk::decks::found_tags::Found;
use crate::talk::decks::{Include, Included};
use crate::talk::html::Token;

/// A block of code that is written in HTML: what it becomes in Markdown.
pub(super) struct SectionCode {
    /// With its tags.
    pub range: Range<usize>,
    /// Between its tags.
    content: Range<usize>,
    /// The language and what is behind it.
    info: String,
}

/// The signs that HTML writes in another way.
const REFERENCES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'")];

impl SectionCode {
    /// The block that begins with the first of `tags`, if there are no elements in it.
    pub fn read(text: &str, tags: &[Found<'_>]) -> Option<SectionCode> {
        let [pre, code, code_end, pre_end, ..] = tags else { return None };
        let (Token::Open(pre_tag), Token::Open(code_tag)) = (&pre.token, &code.token) else { return None };
        let is_code = pre_tag.name == "pre"
            && code_tag.name == "code"
            && matches!(&code_end.token, Token::Close { name, .. } if *name == "code")
            && matches!(&pre_end.token, Token::Close { name, .. } if *name == "pre");
        let is_alone = |start: usize, end: usize| text[start..end].trim().is_empty();
        let is_whole = is_alone(pre.range.end, code.range.start) && is_alone(code_end.range.end, pre_end.range.start);
        let content = code.range.end..code_end.range.start;
        if !is_code || !is_whole || text[content.clone()].contains("```") {
            return None;
        }
        let mut classes = code_tag.classes().map(|class| class.strip_prefix("language-").unwrap_or(class));
        let language = classes.find(|class| !matches!(*class, "hljs" | "fragment")).unwrap_or_default();
        let lines = code_tag.get("data-line-numbers").filter(|lines| !lines.is_empty() && !lines.contains(']'));
        let info = format!("{language}{}", lines.map(|lines| format!(" [{lines}]")).unwrap_or_default());
        Some(SectionCode { range: pre.range.start..pre_end.range.end, content, info })
    }

    /// Adds what stands for its parts.
    pub fn add(&self, text: &str, out: &mut Vec<Include>) {
        let mut instead = |range: Range<usize>, text: String| {
            out.push(Include { range, what: Included::Instead(text, None) });
        };
        let code = &text[self.content.clone()];
        let start = self.content.start + code.len() - code.trim_start_matches([' ', '\t', '\r', '\n']).len();
        // The indentation of the first line is part of the code.
        let first = text[self.content.start..start].rfind('\n').map_or(start, |at| self.content.start + at + 1);
        let end = self.content.start + code.trim_end().len();
        instead(self.range.start..first.min(end.max(self.content.start)), format!("\n\n```{}\n", self.info));
        let indents = code.lines().skip(usize::from(first == start)).filter(|line| !line.trim().is_empty());
        let common = indents.map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
        let mut at = first;
        for line in text[first..end.max(first)].split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let taken = if at == first && first == start { 0 } else { common.min(indent) };
            if taken > 0 {
                instead(at..at + taken, String::new());
            }
            let mut from = taken;
            while let Some(found) = line[from..].find('&') {
                from += found;
                let reference = REFERENCES.iter().find(|(written, _)| line[from..].starts_with(written));
                if let Some((written, sign)) = reference {
                    instead(at + from..at + from + written.len(), (*sign).to_owned());
                }
                from += reference.map_or(1, |(written, _)| written.len());
            }
            at += line.len();
        }
        instead(end.max(first)..self.range.end, "\n```\n\n".to_owned());
    }
}
