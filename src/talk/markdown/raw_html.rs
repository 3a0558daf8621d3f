#[cfg(test)]
mod tests;
mod written;

use std::collections::HashMap;
use std::ops::Range;

use self::written::Written;
use super::css::may_have_addresses;
use super::deck_element::{DeckElement, SLIDEV_VIDEO, is_framework, is_step as makes_step};
use super::note_elements::has_notes;
use super::raw::Raw;
use super::script_text::{ends_element, escape_script_ends};
use super::urls::{NOTES_ATTRIBUTE, css, rewrite};
use super::{DeckSyntax, Placeholder, Target};
use crate::talk::html::{self, Tag, Token};

/// Reads the raw HTML of one piece, keeps its tags balanced and leaves placeholders for its URLs.
#[derive(Debug, Default)]
pub struct RawHtml {
    /// What elements mean here.
    syntax: DeckSyntax,
    /// Whether what is read is within a line.
    pub is_inline: bool,
    open: Vec<OpenTag>,
    /// Where in `open` the tags of a name are: looking for one that is not there must not take long.
    by_name: HashMap<String, Vec<usize>>,
    /// Where in `open` the outermost element is that pages do not show.
    hidden: Option<usize>,
    /// How many tags were open where each Markdown container began: raw HTML inside cannot close those.
    barriers: Vec<usize>,
}

#[derive(Debug)]
struct OpenTag {
    name: String,
    at: Range<usize>,
    written: Written,
}

impl RawHtml {
    /// A reader for a text with this syntax.
    pub fn new(syntax: DeckSyntax) -> RawHtml {
        RawHtml { syntax, ..RawHtml::default() }
    }

    /// Whether an element is open whose content is left out.
    pub fn is_dropping(&self) -> bool {
        self.open.last().is_some_and(|outer| outer.written == Written::Dropped)
    }

    /// Whether pages do not show what is read.
    pub fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// How many Markdown containers are open in an element whose parts appear one by one, and how deep lists may be in each
    /// other for that; nothing without such an element.
    fn depth_in_steps(&self) -> Option<(usize, usize)> {
        let index = self.last("v-clicks").or_else(|| self.last("vclicks"))?;
        let Written::Steps(depth) = self.open[index].written else { return None };
        Some((self.barriers.iter().rev().take_while(|open| **open > index).count(), depth))
    }

    /// Whether a list that begins here appears item by item.
    pub fn steps_lists(&self) -> bool {
        // An item is between a list and the one in it.
        self.depth_in_steps().is_some_and(|(open, depth)| open.div_ceil(2) <= depth)
    }

    /// Whether a paragraph that begins here appears as a step.
    pub fn steps_paragraphs(&self) -> bool {
        self.depth_in_steps().is_some_and(|(open, _)| open == 1)
    }

    /// Reads `html`, which is at byte `at` of the document.
    pub fn read(&mut self, html: &str, at: usize) -> Vec<Raw> {
        let mut out = Vec::new();
        // A tokenizer begins outside of all elements; here one may be open in which tags are text.
        let from = self.text_goes_on_to(html);
        if from > 0 && !self.is_dropping() {
            out.push(Raw::Lines(0..from));
            self.escape_scripts(html, &mut out);
        }
        let (whole, html, at) = (html, &html[from..], at + from);
        for token in html::tokens(html) {
            match token {
                Token::Open(tag) => self.opens(html, tag, at, &mut out),
                Token::Close { name, range } => self.closes(&name, at + range.start..at + range.end, &mut out),
                Token::Comment { range, .. } => out.push(Raw::Comment(from + range.start..from + range.end)),
                Token::Text(range) => self.text((html, at), range, from, &mut out),
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
            let (Raw::Text(range) | Raw::Lines(range) | Raw::Code(range)) = part else { break };
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
    fn text(&self, (html, at): (&str, usize), range: Range<usize>, from: usize, out: &mut Vec<Raw>) {
        if self.is_dropping() {
            return;
        }
        match self.open.last().map(|outer| outer.name.as_str()) {
            Some("style") if may_have_addresses(&html[range.clone()]) => {
                let place = at + range.start..at + range.end;
                let mut text = String::with_capacity(range.len());
                let placeholders = css(&mut text, &html[range], &place, (Placeholder::CssText, String::push_str));
                return out.push(Raw::Html(text, placeholders));
            }
            // Scripts and styles are not text for readers.
            Some("script" | "style") => return out.push(Raw::Code(from + range.start..from + range.end)),
            Some(outer) if html::holds_text(outer) => {
                return out.push(Raw::Lines(from + range.start..from + range.end));
            }
            _ => {}
        }
        let text = match () {
            () if self.is_hidden() => Raw::Code,
            () if self.last("pre").is_some() => Raw::Lines,
            () => Raw::Text,
        };
        let mut start = range.start;
        for (i, _) in html[range.clone()].match_indices('<') {
            out.push(text(from + start..from + range.start + i));
            out.push(Raw::Html("&lt;".into(), Vec::new()));
            start = range.start + i + 1;
        }
        out.push(text(from + start..from + range.end));
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
        if !self.opens_as_deck(html, &tag, &range, out) {
            return;
        }
        let (mut text, placeholders) = rewrite(html, &tag, at, self.syntax, self.steps_lists());
        let is_component = tag.name == SLIDEV_VIDEO && self.syntax.is_deck;
        if is_component {
            text.replace_range(1..1 + SLIDEV_VIDEO.len(), "video");
        }
        let is_foreign = self.last("svg").is_some() || self.last("math").is_some();
        // A browser would go on to the end of the slide.
        let ends_itself = is_component || self.syntax.is_slidev && !html::is_void(&tag.name) && !is_foreign;
        if tag.self_closing && ends_itself {
            text.truncate(text.trim_end_matches(['/', '>', ' ']).len());
            text.push_str(&format!("></{}>", if is_component { "video" } else { &tag.name }));
        }
        out.push(Raw::Html(text, placeholders));
        let is_hidden = tag.is_hidden() || matches!(&*tag.name, "desc" | "metadata" | "template");
        let is_shown_picture = tag.name == "img" && !is_hidden && !self.is_hidden();
        out.extend(
            tag.get("alt").filter(|_| is_shown_picture).map(|alt| Raw::Alt(html::without_comments(alt).into_owned())),
        );
        out.extend(tag.get("id").filter(|id| !id.is_empty()).map(|id| Raw::Id(id.to_owned(), range.clone())));
        if tag.name == "a"
            && let Some(href) = tag.get("href")
        {
            out.push(Raw::LinkOpens(Target::new(href, &range), !is_hidden && !self.is_hidden()));
        }
        let is_empty = html::is_void(&tag.name) || tag.self_closing && (is_foreign || ends_itself);
        if !is_empty {
            let written = if is_component { Written::As("video") } else { Written::Same };
            if is_hidden {
                self.hidden.get_or_insert(self.open.len());
            }
            self.push(OpenTag { name: tag.name.into_owned(), at: range, written });
        }
    }

    /// Opens an element that a deck has and HTML does not have; true if it is one of HTML.
    fn opens_as_deck(&mut self, html: &str, tag: &Tag<'_>, range: &Range<usize>, out: &mut Vec<Raw>) -> bool {
        if !self.syntax.is_deck {
            return true;
        }
        let is_foreign = self.last("svg").is_some() || self.last("math").is_some();
        let element = DeckElement::of(tag, self.syntax, is_foreign);
        let written = &html[tag.range.start + 1..][..tag.name.len()];
        let is_step = element == DeckElement::Step;
        let written = match element {
            DeckElement::Html => {
                let names = tag.attributes.iter().filter(|a| is_framework(&a.name) && !makes_step(&a.name));
                let start = range.start - tag.range.start;
                out.extend(
                    names.map(|a| Raw::AttributeLeftOut(start + a.range.start..start + a.range.start + a.name.len())),
                );
                return true;
            }
            DeckElement::Dropped => {
                let name = if &*tag.name == "style" { "style blocks".into() } else { format!("`<{written}>`") };
                out.push(Raw::LeftOut(name, range.clone()));
                Written::Dropped
            }
            DeckElement::Unwrapped => {
                out.push(Raw::LeftOut(format!("`<{written}>`"), range.clone()));
                Written::As("")
            }
            DeckElement::Replaced(html) => {
                out.push(Raw::Html(html, Vec::new()));
                Written::As("")
            }
            DeckElement::StepList { depth } => Written::Steps(depth),
            DeckElement::Step if self.is_inline => Written::As("span"),
            DeckElement::Step => Written::As("div"),
        };
        if let (true, Written::As(name)) = (is_step, written) {
            out.push(Raw::Html(format!("<{name} class=\"step\">"), Vec::new()));
        }
        // A browser reads styles and scripts on to their ends.
        let has_end = !tag.self_closing || written == Written::Dropped;
        if has_end && !html::is_void(&tag.name) {
            self.push(OpenTag { name: tag.name.to_string(), at: range.clone(), written });
        }
        false
    }

    fn closes(&mut self, name: &str, range: Range<usize>, out: &mut Vec<Raw>) {
        let barrier = self.barriers.last().copied().unwrap_or_default();
        let Some(index) = self.last(name).filter(|index| *index >= barrier) else {
            // A component may be closed where Markdown has closed it already.
            let is_component = self.syntax.is_deck && !html::is_html(name);
            if !html::is_void(name) && !is_component {
                out.push(Raw::Repaired(format!("`</{name}>` has no opening tag here and was left out"), range));
            }
            return;
        };
        out.extend(self.close_down_to(index + 1));
        let written = self.pop().map_or(Written::Same, |tag| tag.written);
        out.extend(written.end(name));
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
        self.hidden = self.hidden.filter(|index| *index < self.open.len());
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
            if !matches!(tag.written, Written::As("") | Written::Steps(_)) {
                out.push(Raw::Repaired(format!("`<{}>` is never closed; talkpress closed it here", tag.name), tag.at));
            }
            out.extend(tag.written.end(&tag.name));
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
