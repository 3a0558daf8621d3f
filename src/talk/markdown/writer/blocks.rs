use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::super::{CodeBlock, Heading, Hole, Wrapping, ids, steps};
use super::Writer;

/// Headings, quotes, lists, tables and code.
impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'e>>,
        classes: Vec<CowStr<'e>>,
        attrs: Vec<(CowStr<'e>, Option<CowStr<'e>>)>,
    ) {
        // The page's one first heading is its title.
        let level = level.max(HeadingLevel::H2);
        let index = self.frames.last().map_or(0, |frame| frame.events.len());
        self.heading = Some((index, String::new()));
        self.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        self.push(Event::End(TagEnd::Heading(level.max(HeadingLevel::H2))));
        let Some((index, text)) = self.heading.take() else { return };
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(Event::Start(Tag::Heading { level, id, .. })) = frame.events.get_mut(index) else { return };
        let wanted = match id {
            Some(id) => id.to_string(),
            None => ids::heading_id(self.prefix, &text),
        };
        let claimed = self.doc.ids.claim(&wanted);
        *id = Some(claimed.clone().into());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.piece.headings.push(Heading { level: *level as u8, id: claimed, text });
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.quotes += 1;
        if self.quotes == 1 && self.wrapping == Wrapping::Quote {
            return;
        }
        let Some(kind) = kind else { return self.push(Event::Start(Tag::BlockQuote(None))) };
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        self.push_html(format!("\n<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">\0</p>\n"));
        self.hole(Hole::Word(name));
    }

    pub(super) fn end_quote(&mut self, kind: Option<BlockQuoteKind>, tag: TagEnd) {
        self.quotes -= 1;
        if self.quotes == 0 && self.wrapping == Wrapping::Quote {
            return;
        }
        match kind {
            Some(_) => self.push_html("</div>\n"),
            None => self.push(Event::End(tag)),
        }
    }

    pub(super) fn end_code(&mut self) {
        let Some((info, code, range)) = self.code.take() else { return };
        let (block, diagnostics) = CodeBlock::read(&info, code, self.doc.dialect);
        for diagnostic in diagnostics {
            let first_line = self.doc.text[range.start..].find('\n').map_or(range.end, |i| range.start + i);
            self.doc.say(diagnostic, range.start..first_line);
        }
        self.push_html("\n\0\n");
        self.hole(Hole::Code(Box::new(block)));
    }

    pub(super) fn start_list(&mut self, first: Option<u64>) {
        match self.frames.last_mut().and_then(|frame| steps::list(&mut frame.events, first)) {
            Some(html) => self.push_html(html),
            None => self.push(Event::Start(Tag::List(first))),
        }
    }

    pub(super) fn start_cell(&mut self) {
        let name = if self.in_table_head { "th" } else { "td" };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.column += 1;
        self.push_html(format!("<{name}{class}>"));
    }

    pub(super) fn task(&mut self, done: bool) {
        let (checked, word) = if done { (" checked", "done") } else { ("", "to_do") };
        self.push_html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"\0\"> "));
        self.hole(Hole::Word(word));
    }
}
