//! What appears step by step while you present: the block below a paragraph `{.step}`, and items of lists.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::super::super::class::with_class;
use super::super::Writer;

/// The mark of a step.
const MARK: &str = "{.step}";

/// The start of a list whose items appear one by one, because `all` lists do or because the paragraph before it is
/// `{.step}`; that paragraph is removed. Nothing if there is no such paragraph.
pub fn list(before: &mut Vec<Event<'_>>, first: Option<u64>, all: bool) -> Option<String> {
    if !take_mark(before, None) && !all {
        return None;
    }
    Some(match first {
        None => "<ul class=\"step\">\n".into(),
        Some(1) => "<ol class=\"step\">\n".into(),
        Some(first) => format!("<ol class=\"step\" start=\"{first}\">\n"),
    })
}

/// Removes the paragraph `{.step}` that ends at the index `end` of `events`, or at their end.
fn take_mark(events: &mut Vec<Event<'_>>, end: Option<usize>) -> bool {
    let end = end.unwrap_or(events.len());
    let is_mark = matches!(&events[..end],
        [.., Event::Start(Tag::Paragraph), Event::Text(text), Event::End(TagEnd::Paragraph)] if text.trim() == MARK);
    if is_mark {
        events.drain(end - 3..end);
    }
    is_mark
}

impl<'e> Writer<'_, '_, 'e> {
    /// A block begins: it is a step if a paragraph `{.step}` is above it.
    pub(super) fn begin_step(&mut self, tag: &Tag<'e>) {
        let can_be_step = matches!(
            tag,
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::Table(_)
                | Tag::DefinitionList
        );
        if can_be_step && self.events().is_some_and(|events| take_mark(events, None)) {
            self.push_html("<div class=\"step\">\n");
            self.steps.push(self.depth);
        }
    }

    /// The line `{.step}` is the first one of a paragraph.
    pub(in super::super) fn begin_step_in_paragraph(&mut self) -> bool {
        let Some(events) = self.events() else { return false };
        let is_mark =
            matches!(&events[..], [.., Event::Start(Tag::Paragraph), Event::Text(text)] if text.trim() == MARK);
        if is_mark {
            events.truncate(events.len() - 2);
            self.push_html("<div class=\"step\">\n");
            self.push(Event::Start(Tag::Paragraph));
            self.steps.push(self.depth.saturating_sub(1));
        }
        is_mark
    }

    /// A block ends, and the step with it that it is.
    pub(super) fn end_step(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.steps.last() == Some(&self.depth) {
            self.steps.pop();
            self.push_html("</div>\n");
        }
    }

    /// A block of HTML ends. Its first element is the step: what it opens may end in a later block.
    pub(super) fn end_html(&mut self) {
        let Some((html, range)) = self.html.take() else { return };
        let start = self.events().map_or(0, |events| events.len());
        self.raw(&html, range);
        let Some(events) = self.events() else { return };
        let first = events[start..].iter().position(|event| matches!(event, Event::InlineHtml(html) if is_tag(html)));
        if let Some(first) = first
            && take_mark(events, Some(start))
            && let Some(Event::InlineHtml(tag)) = events.get_mut(start + first - 3)
        {
            *tag = CowStr::from(with_class(tag, "step"));
        }
    }
}

fn is_tag(html: &str) -> bool {
    html.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Parser, html::push_html};

    fn html(markdown: &str) -> String {
        let mut events = Vec::new();
        for event in Parser::new(markdown) {
            match event {
                Event::Start(Tag::List(first)) => match list(&mut events, first, false) {
                    Some(start) => events.push(Event::InlineHtml(start.into())),
                    None => events.push(Event::Start(Tag::List(first))),
                },
                other => events.push(other),
            }
        }
        let mut out = String::new();
        push_html(&mut out, events.into_iter());
        out
    }

    #[test]
    fn a_mark_above_a_list_makes_it_come_in_steps() {
        assert_eq!(html("{.step}\n- a"), "<ul class=\"step\">\n<li>a</li>\n</ul>\n");
        assert_eq!(html("{.step}\n\n3. a"), "<ol class=\"step\" start=\"3\">\n<li>a</li>\n</ol>\n");
    }

    #[test]
    fn anything_else_is_text() {
        for text in ["a {.step}\n- a", "`{.step}`\n- a", "{.steps}\n- a", "{.step}\n\ntext\n\n- a"] {
            assert!(!html(text).contains("class="), "{text}");
        }
    }
}
