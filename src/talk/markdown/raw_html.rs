use std::collections::HashMap;
use std::ops::Range;

use super::Target;
use super::note_elements::has_notes;
use super::raw::Raw;
use super::script_text::{ends_element, escape_script_ends};
use super::urls::{NOTES_ATTRIBUTE, rewrite};
use crate::talk::html::{self, Tag, Token};

/// Reads the raw HTML of one piece, keeps its tags balanced and leaves placeholders for its URLs.
#[derive(Debug, Default)]
pub struct RawHtml {
    open: Vec<OpenTag>,
    /// Where in `open` the tags of a name are: looking for one that is not there must not take long.
    by_name: HashMap<String, Vec<usize>>,
    /// How many tags were open where each Markdown container began: raw HTML inside cannot close those.
    barriers: Vec<usize>,
}

#[derive(Debug)]
struct OpenTag {
    name: String,
    at: Range<usize>,
}

impl RawHtml {
    /// Reads `html`, which is at byte `at` of the document.
    pub fn read(&mut self, html: &str, at: usize) -> Vec<Raw> {
        let mut out = Vec::new();
        // A tokenizer begins outside of all elements; here one may be open in which tags are text.
        let from = self.text_goes_on_to(html);
        if from > 0 {
            out.push(Raw::Text(0..from));
            self.escape_scripts(html, &mut out);
        }
        let (whole, html, at) = (html, &html[from..], at + from);
        for token in html::tokens(html) {
            match token {
                Token::Open(tag) => self.opens(html, tag, at, &mut out),
                Token::Close { name, range } => self.closes(&name, at + range.start..at + range.end, &mut out),
                Token::Comment { range, .. } => out.push(Raw::Comment(from + range.start..from + range.end)),
                Token::Text(range) => self.text(html, range, from, &mut out),
                Token::Doctype(_) => {}
            }
        }
        self.escape_scripts(whole, &mut out);
        out
    }

    /// Whether all that is open belongs to the Markdown outside.
    fn at_barrier(&self) -> bool {
        self.barriers.last() == Some(&self.open.len())
    }

    /// In a script, `<!--` and a second `<script` keep a browser from seeing where it ends. The tokenizer knows that, but
    /// not from one piece to the next: there both are written as a string may hold them.
    fn escape_scripts(&self, html: &str, out: &mut [Raw]) {
        if self.open.last().is_none_or(|outer| outer.name != "script") {
            return;
        }
        for part in out.iter_mut().rev() {
            let (Raw::Text(range) | Raw::Code(range)) = part else { break };
            if let Some(escaped) = escape_script_ends(&html[range.clone()]) {
                *part = Raw::Html(escaped, Vec::new());
            }
        }
    }

    /// Where in `html` the element ends that is open and contains nothing but text; 0 if there is none.
    fn text_goes_on_to(&self, html: &str) -> usize {
        let Some(outer) = self.open.last().filter(|outer| html::holds_text(&outer.name)) else { return 0 };
        let mut ends = html.match_indices("</").map(|(i, _)| i);
        ends.find(|i| ends_element(&html[*i..], &outer.name)).unwrap_or(html.len())
    }

    /// `<` in text does not start a tag. If the element around the text was left out, it must still not start one.
    fn text(&self, html: &str, range: Range<usize>, from: usize, out: &mut Vec<Raw>) {
        match self.open.last().map(|outer| outer.name.as_str()) {
            // Scripts and styles are not text for readers.
            Some("script" | "style") => return out.push(Raw::Code(from + range.start..from + range.end)),
            Some(outer) if html::holds_text(outer) => {
                return out.push(Raw::Text(from + range.start..from + range.end));
            }
            _ => {}
        }
        let mut start = range.start;
        for (i, _) in html[range.clone()].match_indices('<') {
            out.push(Raw::Text(from + start..from + range.start + i));
            out.push(Raw::Html("&lt;".into(), Vec::new()));
            start = range.start + i + 1;
        }
        out.push(Raw::Text(from + start..from + range.end));
    }

    /// A Markdown container begins. It cannot be in an element that contains nothing but text: that is closed.
    pub fn enter(&mut self) -> Vec<Raw> {
        let holds_text = self.open.last().is_some_and(|outer| html::holds_text(&outer.name));
        let closed = self.close_down_to(self.open.len() - usize::from(holds_text));
        self.barriers.push(self.open.len());
        closed
    }

    /// The innermost Markdown container ends: tags left open in it are closed.
    pub fn leave(&mut self) -> Vec<Raw> {
        let keep = self.barriers.pop().unwrap_or_default();
        self.close_down_to(keep)
    }

    /// The piece ends.
    pub fn finish(&mut self) -> Vec<Raw> {
        self.barriers.clear();
        self.close_down_to(0)
    }

    fn opens(&mut self, html: &str, tag: Tag<'_>, at: usize, out: &mut Vec<Raw>) {
        let range = at + tag.range.start..at + tag.range.end;
        if is_page_level(&tag.name) {
            let message = format!("`<{}>` is not allowed inside a page and was left out", tag.name);
            return out.push(Raw::Repaired(message, range));
        }
        // `<li>a<li>b`: the browser closes the first where the second opens.
        if html::may_stay_open(&tag.name) && self.open.last().is_some_and(|t| t.name == tag.name) && !self.at_barrier()
        {
            self.pop();
        }
        if has_notes(&tag) {
            out.push(Raw::NotesOpen(range.clone()));
        }
        out.extend(tag.get(NOTES_ATTRIBUTE).map(|notes| Raw::Notes(notes.to_owned(), range.clone())));
        let (text, placeholders) = rewrite(html, &tag, at);
        out.push(Raw::Html(text, placeholders));
        out.extend(tag.get("id").filter(|id| !id.is_empty()).map(|id| Raw::Id(id.to_owned(), range.clone())));
        if tag.name == "a"
            && let Some(href) = tag.get("href")
        {
            out.push(Raw::LinkOpens(Target::new(href, &range)));
        }
        let is_foreign = self.last("svg").is_some() || self.last("math").is_some();
        let is_empty = html::is_void(&tag.name) || tag.self_closing && is_foreign;
        if !is_empty {
            self.push(OpenTag { name: tag.name.into_owned(), at: range });
        }
    }

    fn closes(&mut self, name: &str, range: Range<usize>, out: &mut Vec<Raw>) {
        let barrier = self.barriers.last().copied().unwrap_or_default();
        let Some(index) = self.last(name).filter(|index| *index >= barrier) else {
            if !html::is_void(name) {
                out.push(Raw::Repaired(format!("`</{name}>` has no opening tag here and was left out"), range));
            }
            return;
        };
        out.extend(self.close_down_to(index + 1));
        self.pop();
        out.push(Raw::Html(format!("</{name}>"), Vec::new()));
        if name == "a" {
            out.push(Raw::LinkCloses);
        }
    }

    /// Where in `open` the innermost `name` is.
    fn last(&self, name: &str) -> Option<usize> {
        self.by_name.get(name)?.last().copied()
    }

    fn push(&mut self, tag: OpenTag) {
        match self.by_name.get_mut(&tag.name) {
            Some(places) => places.push(self.open.len()),
            None => drop(self.by_name.insert(tag.name.clone(), vec![self.open.len()])),
        }
        self.open.push(tag);
    }

    fn pop(&mut self) -> Option<OpenTag> {
        let tag = self.open.pop()?;
        self.by_name.get_mut(&tag.name).and_then(Vec::pop);
        Some(tag)
    }

    fn close_down_to(&mut self, keep: usize) -> Vec<Raw> {
        let mut out = Vec::new();
        while self.open.len() > keep {
            let Some(tag) = self.pop() else { break };
            // The browser closes these by itself, and a second closing tag would be an error.
            if html::may_stay_open(&tag.name) {
                continue;
            }
            out.push(Raw::Repaired(format!("`<{}>` is never closed; talkpress closed it here", tag.name), tag.at));
            out.push(Raw::Html(format!("</{}>", tag.name), Vec::new()));
            if tag.name == "a" {
                out.push(Raw::LinkCloses);
            }
        }
        out
    }
}

/// Elements that belong to the page itself, or that a browser never leaves again.
fn is_page_level(name: &str) -> bool {
    matches!(name, "html" | "head" | "body" | "frameset" | "frame" | "plaintext")
}

#[cfg(test)]
mod tests;
