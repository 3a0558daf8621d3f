//! Attributes that a deck gives to what is right before them: in braces, or in a comment for reveal.js.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::super::class::{with_attributes, with_size};
use super::super::{Attributes, Film};
use super::Writer;
use super::frame::Frame;
use crate::talk::html::{escape, is_void};

/// How many events are looked at to find the element that attributes belong to.
const MAX_EVENTS: usize = 2000;

impl<'e> Writer<'_, '_, 'e> {
    /// The part of `text`, which is at `range`, that is not attributes of the element before it.
    pub(super) fn without_attributes(&mut self, text: CowStr<'e>, range: &Range<usize>) -> CowStr<'e> {
        if text.starts_with('{') && range.start >= self.attributes_end && self.is_behind_element() {
            let end = self.source.end.max(range.start);
            if let Some(attributes) = Attributes::read(&self.doc.text[range.start..end]) {
                self.attributes_end = range.start + attributes.length;
                self.decorate(&attributes, range);
            }
        }
        match self.attributes_end.saturating_sub(range.start) {
            0 => text,
            taken => CowStr::from(text.get(taken..).unwrap_or_default().to_owned()),
        }
    }

    /// Whether an inline element ends right here.
    fn is_behind_element(&mut self) -> bool {
        use pulldown_cmark::TagEnd::{Emphasis, Strikethrough, Strong};
        match self.events().and_then(|events| events.last()) {
            Some(Event::End(Emphasis | Strong | Strikethrough) | Event::Code(_)) => true,
            Some(Event::InlineHtml(html)) => {
                html.starts_with("<img ")
                    || Film::is_element(html)
                    || matches!(&**html, "</a>" | "</span>")
                    || html.starts_with("<code ")
            }
            _ => false,
        }
    }

    /// Reads a comment `.element: …`; false if it is another one.
    pub(super) fn element_comment(&mut self, comment: &str, range: &Range<usize>) -> bool {
        let inner = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
        let Some(words) = inner.strip_prefix(".element:") else { return false };
        if let Some(attributes) = Attributes::words(words.trim()) {
            self.decorate(&attributes, range);
        }
        true
    }

    /// Gives `attributes` to the element that ends here or, if none does, to the one around this place.
    fn decorate(&mut self, attributes: &Attributes, range: &Range<usize>) {
        for (key, _) in attributes.pairs.iter().filter(|(key, _)| key.starts_with("data-")) {
            self.doc.left_out.add(&format!("`{key}`"), range);
        }
        if let Some(id) = &attributes.id {
            self.doc.raw_id(id, range.clone());
        }
        let Some(Frame { events, .. }) = self.frames.last_mut() else { return };
        let Some(index) = element_before(events) else { return };
        let tag = |name: &str| with_attributes(&format!("<{name}>"), attributes);
        let html = match &mut events[index] {
            Event::Start(Tag::Heading { classes, .. }) => {
                return classes.extend(attributes.classes.iter().map(|class| CowStr::from(class.clone())));
            }
            Event::Start(start) => match start {
                Tag::Paragraph => tag("p"),
                Tag::Item => tag("li"),
                Tag::List(None) => tag("ul") + "\n",
                Tag::List(Some(1)) => tag("ol") + "\n",
                Tag::List(Some(first)) => with_attributes(&format!("<ol start=\"{first}\">"), attributes) + "\n",
                Tag::BlockQuote(_) => tag("blockquote") + "\n",
                Tag::Emphasis => tag("em"),
                Tag::Strong => tag("strong"),
                Tag::Strikethrough => tag("del"),
                _ => return,
            },
            Event::Code(code) => format!("{}{}</code>", tag("code"), escape(code)),
            // A code block is only known as a placeholder.
            Event::InlineHtml(html) if html.starts_with('\n') => {
                format!("{}{html}</div>\n", tag("div"))
            }
            Event::InlineHtml(html) => with_size(&with_attributes(html, attributes), attributes, &mut self.doc.styles),
            _ => return,
        };
        events[index] = Event::InlineHtml(html.into());
    }

    /// Begins a span: `[text]{.class}`, or `.class[text]` with the classes in front of it.
    pub(super) fn start_span(&mut self) {
        let mut classes = String::new();
        if self.doc.has_content_classes
            && let Some(Event::Text(text)) = self.events().and_then(|events| events.last_mut())
            && let Some(start) = content_classes(text)
        {
            let taken = text[start..].to_owned();
            *text = CowStr::from(text[..start].to_owned());
            classes = taken.replace('.', " ").trim().to_owned();
            self.unsay(&taken);
        }
        self.push_html(match classes.is_empty() {
            true => "<span>".to_owned(),
            false => format!("<span class=\"{}\">", escape(&classes)),
        });
    }

    /// Takes back text that turned out not to be text.
    fn unsay(&mut self, text: &str) {
        let heading = self.heading.as_mut().map(|(_, heading)| heading);
        for said in [Some(&mut self.piece.plain), heading].into_iter().flatten() {
            if said.ends_with(text) {
                said.truncate(said.len() - text.len());
            }
        }
    }
}

/// Where `.class.class` begins at the end of `text`.
pub(in super::super) fn content_classes(text: &str) -> Option<usize> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let start = text.trim_end_matches(is_name).len();
    let classes = &text[start..];
    let is_sound = classes.len() > 1 && classes.starts_with('.') && !classes.ends_with('.') && !classes.contains("..");
    is_sound.then_some(start)
}

/// The index of what begins the last element of `events`; of the one that they are in if text is last.
fn element_before(events: &[Event<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, event) in events.iter().enumerate().rev().take(MAX_EVENTS) {
        let begins = match event {
            Event::End(_) => {
                depth += 1;
                false
            }
            Event::Start(_) => true,
            Event::Code(_) if depth == 0 => return Some(index),
            Event::InlineHtml(html) if &**html == "\n\0\n" && depth == 0 => return Some(index),
            Event::InlineHtml(html) if html.starts_with("</") => {
                depth += 1;
                false
            }
            Event::InlineHtml(html) if html.trim_start().starts_with('<') => {
                let name =
                    html.trim_start()[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                if (is_void(name) && name != "br" || Film::is_element(html)) && depth == 0 {
                    return Some(index);
                }
                !is_void(name) && !html.trim_end().ends_with(&format!("</{name}>"))
            }
            _ => false,
        };
        if begins {
            if depth <= 1 {
                return Some(index);
            }
            depth -= 1;
        }
    }
    None
}
